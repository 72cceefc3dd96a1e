"""Korean."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

KOREAN = Dialect(
    tag="ko",
    summary=words("요약, 개요"),
    technical_context=words("기술 컨텍스트, 기술적 컨텍스트, 기술 맥락, 기술 배경, 기술 문맥"),
    project_structure=words("프로젝트 구조"),
    structure_titles=words(
        "저장소 구조, 디렉터리 구조, 디렉토리 구조, 폴더 구조, 파일 구조, 코드 구조, 패키지 구조, 모듈 구조"
    ),
    source_code=words("소스 코드, 소스코드"),
    documentation=words("문서"),
    structure_decision=words("구조 결정, 구조결정, 구조 선택, 구조선택"),
    complexity=words("복잡성, 복잡도"),
    law=words("헌법, 헌장"),
    checking=words("준수, 체크, 점검, 확인, 검사, 검토, 평가"),
    progress=words("진행 상황"),
    before=words("초기, 사전, 0단계 전, 0 단계 전, 설계 전"),
    after=words("설계 후, 설계후, 1단계 후, 1 단계 후, 1단계 설계 후"),
    again=words("재확인, 재검토, 재점검, 재평가, 재검증"),
    status_labels=words("상태, 판정, 결과, 평가, 준수"),
    result_labels=words("결과, 판정, 결론, 종합, 게이트 결과, 종합 판정"),
    about_labels=words("날짜, 비고, 버전, 출처, 이유, 근거, 담당"),
    legends=words("범례"),
    group_titles=words("점검, 확인, 원칙, 게이트, 항목, 기준"),
    other_titles=words("위험, 위반, 복잡, 결정, 다음 단계, 예외, 조심할 곳, 주의할 곳"),
    announcing=words("다음*, 아래*"),
    overview_titles=words("결론, 결과, 종합, 요약"),
    verdict_columns=words("판정, 결과, 상태, 준수, 준수 여부, 평가, 충족"),
    label_columns=words("원칙, 항목, 게이트, 조항, 기준, 요구사항"),
    number_columns=words("번호"),
    breach_columns=words("위반, 위반 여부, 위반?, 이탈, 예외 필요"),
    applies_columns=words("적용 여부, 해당 여부, 적용, 해당"),
    passes=words(
        "부합, 부합함, 부합합니다, 영향 없음, 통과, 준수, 적합, 충족, 합격, 위반 없음, 만족, "
        "이상 없음, 승인, 지킴, 확인됨, "
        "일치, 반영됨, 보장, 보장됨, 적용됨, 고려됨"
    ),
    fails=words(
        "위반, 불합격, 실패, 미준수, 부적합, 미충족, 미달, 불충족, 어긋남, 불일치, 위반함, 위반됨, 미부합, 부적격, "
        "소명 필요"
    ),
    partly=words("부분, 부분적, 부분적으로, 일부, 일부만, 부분통과, 부분준수, 부분충족"),
    deferred=words("연기"),
    excused=words(
        "예외 통과, 예외적 통과, 예외와 함께 통과, 조건부 통과, 예외, 정당화됨, 정당화, 예외 승인, 정당화된 위반, "
        "정당화된 예외, 승인된 예외, 면제, 허용된 예외, 문서화된 예외, 기록된 예외"
    ),
    exempt=words(
        "해당 없음, 해당없음, 해당 사항 없음, 적용 안 됨, 적용 안됨, 비해당, 미적용, 해당 안 됨, 범위 밖, 범위 외, "
        "관련 없음, 영향 없는 항목, 적용 대상 아님, 적용 제외, 대상 아님"
    ),
    pending=words(
        "보류, 대기, 예정, 확인 필요, 미정, 진행 중, 진행중, 검토 필요, 미완료, 업데이트 필요, 조치 필요, 미확인, 주의 "
        "필요, 검증 필요, 재검토 필요, 명확화 필요, 수정 필요, 보완 필요, 작업 필요, 확인 예정, 검증 예정, 검토 예정, "
        "검토 중, 검토중, 작업 중, 대기 중, 미착수, 미시작, 미검증, 미해결, 미결정, 미결, 미구현, 차단됨, 알 수 없음, "
        "불명확, 병합 전 확인, 할 일"
    ),
    applies=words("해당, 적용, 해당함"),
    yes=words("예, 네, 그렇다"),
    no=words("아니오, 아니요, 아니다, 없다"),
    common=words(
        "부합, 부분, 예정, 예, 네, 아니오, 아니요, 예외, 해당, 적용, 만족, 승인, 연기, 대기, 실패, 그렇다, 아니다, "
        "없다, 일치, 반영됨, 보장, 보장됨, 적용됨, 고려됨, 부분적, 부분적으로, 일부, 일부만, 부분통과, 부분준수, "
        "부분충족, 할 일, 면제, 불일치, 불명확, 알 수 없음, 검토 중, 검토중, 작업 중, 대기 중, 차단됨, 미결"
    ),
    endings=words("함, 됨, 합니다, 했다, 한다, 이다, 입니다, 하다, 된다, 됩니다, 했습니다, 되었다, 임"),
    emphasis=words("지켜보며, 모두, 여전히, 현재, 게이트, 조건부"),
    degrees=words("완전히, 완벽히, 완벽하게, 전적으로, 충분히, 철저히, 엄격히, 온전히"),
    particles=words("미, 불, 안, 못, 비"),
    negations=words("미, 불, 안, 못, 비"),
    negative_endings=words("없음, 없다, 없습니다, 않음, 않는다, 않다, 않았다, 안 됨, 않습니다, 못함, 못한다"),
    prohibitions=words("안 된다, 안 됩니다, 안된다, 안됩니다, 금지*, 말아야, 말 것, 불허"),
    deeds=words("계획, 준수, 작성, 실시, 구현, 충족, 예정, 적용, 제공, 지키"),
    undone=words(
        "다음 버전, 다음 릴리스, 이후 버전, 다음 릴리즈, 정당화 필요, 정당화 요, 정당화가 필요, 생략, 건너뛰, "
        "연기한다, 연기됨, 다음 릴리스, 이후 버전, 향후 버전, 따르지 않, 지키지 않, 지키지 못, 무시한다, 하지 않는다, "
        "계획이 없, 준수하지 않, 작성하지 않"
    ),
    breaks=words("예외로 한다, 예외이다, 예외입니다, 이 원칙을 위반, 이 원칙에서 벗어"),
    here=words("이 기능에서는, 이번 기능에서는, 이번에는, 이 원칙을, 이 원칙은, 이 계획에서는, 여기서는"),
    follow_up=words("보류, 추후, 나중에, 2단계, 확인 예정, 검토 예정, 확인 필요, 진행 중, 병합 전, 이후 단계, 3단계"),
    wanting=words("예정, 필요"),
    reserves=words(
        "가능한 한, 가능하면, 시간이 허락하면, 시간이 되면, 대체로, 대부분, 이상적으로는, 거의, 완전하지는, 되도록"
    ),
    exceptions=words("제외, 예외, 외에는"),
    conditions=words("만약, 경우, 하면, 두면"),
    breaches=words("위반, 이탈, 예외, 위반 사항, 위반사항"),
    everything=words("모든, 전체, 모두, 전부"),
    whole=words("게이트, 원칙, 항목, 검사"),
    hold=words("통과, 준수, 충족, 만족, pass"),
    further=words("새로운, 추가, 추가적인, 다른"),
    rest=words("나머지, 기타, 다른"),
    back=words(
        "위와 같음, 위 참조, 변경 없음, 동일, 상동, 첫 목록 참조, 위와 동일, 상기와 동일, 위와 같다, 아래 참조, "
        "변경없음, 변동 없음, 이전과 동일"
    ),
    reasons=words("때문, 이유, 므로"),
    justifications=words("이유, 근거, 사유"),
    later=words("지금은, 현재는, 이제"),
    none=words("없음, 해당 없음, 위반 없음, 해당없음"),
    preambles=words("목적, 범위, 적용 범위, 정의, 용어, 용어 정의, 개요, 서문, 참고 자료"),
    principles=words("원칙, 조항"),
    stories=words("사용자 스토리, 사용자스토리"),
    joining=words("및, 와, 과"),
    choosing=words("또는"),
    ranging=words("부터"),
    writings=words("명세, 명세서"),
    warnings=words("주의, 경고"),
    musts=words(
        "해야 한다, 해야한다, 해야 합니다, 해야합니다, 해야 함, 해야함, 되어야 한다, 되어야한다, 되어야 합니다, "
        "되어야합니다, 되어야 함, 하여야, 필수, 금지, 반드시, 안 된다, 안된다, 안 됩니다, 안됩니다"
    ),
    shoulds=words("권장"),
    versions=words("버전"),
    ratified=words("비준일, 비준, 제정일, 제정"),
    amended=words("최종 개정일, 최종개정일, 최종 개정, 최종 수정일, 최종수정일, 최종 수정"),
    flags=words("협상 불가, 타협 불가, 양보 불가, 절대, 필수"),
    optional=words(
        "선택 사항, 선택사항, 해당 시, 해당시, 해당하는 경우, 해당되는 경우, 필요 시, 필요시, 필요한 경우, 필요하면"
    ),
    restricting=words(
        "에만, 시에만, 경우만, 때만, 한정, 생략, 건너뛰*, 건너뜀, 삭제, 불필요, 제외, 할 때, 될 때, "
        "있을 때, 없으면, 선택, 조건부, 있으면, 있는 경우"
    ),
    condition_endings=words("시, 때, 경우, 면"),
    decided=words("결정, 해결, 선택, 답변, 결론"),
    settled=words("해결, 해소, 제거, 삭제, 확정, 답변 완료, 처리 완료, 처리됨"),
    speaking=words("모든, 각, 어떤"),
    questions=words("질문, 항목, 마커, 사항, 표시, 의문, 문제, 건"),
    formerly=words("남아, 남지, 남은, 였던, 이었던, 이전의"),
    coming=words(
        "예정, 계획됨, 계획 중, 추후, 나중에, 이후, 향후, 아직, 구현 시, 구현 중, 구현 후, 구현 단계, "
        "작업 중, 작업 시, 작업 단계, 승인 후, 검토 후, 릴리스 시, 릴리스 후, 릴리스 전, 병합 후, "
        "완료 후, 다음 단계, 2단계, 3단계, 4단계, 생성될, 작성될, 만들어질, 추가될, 미작성, 시점에, "
        "동안"
    ),
    perhaps=words(
        "선택, 필요 시, 필요시, 필요하면, 필요한 경우, 필요에 따라, 해당되는 경우, 경우에만, 옵션, 가능성, 일 수 있"
    ),
    filling=words("작성, 기입, 경우에만"),
    violation_columns=words("위반, 이탈, 복잡"),
    alternative_columns=words("대안, 기각"),
    added=words("신규, 추가, 생성"),
    changed=words("수정, 변경, 업데이트, 확장"),
    deleted=words("삭제, 제거"),
    given_up=words(
        "철회, 취소, 폐기, 삭제, 제거, 제외, 생략, 건너뜀, 건너뛰, 보류, 연기, 중단, 포기, 대체됨, "
        "통합됨, 이동됨, 불필요, 필요 없음, 필요없음, 범위 밖, 범위 외, 해당 없음, 해당없음, 더 이상, "
        "하지 않음, 폐지, 기각"
    ),
    built=words("구현됨, 구현 완료, 완료, 배포됨, 배포 완료, 출시됨, 사후"),
    fields=by_name(
        branch="브랜치",
        date="날짜, 작성일",
        spec="명세, 스펙, 사양",
        input="입력",
        status="상태",
        note="참고, 비고",
        language="언어/버전",
        dependencies="주요 의존성, 주요 종속성",
        storage="저장소, 스토리지",
        testing="테스트",
        platform="대상 플랫폼, 타겟 플랫폼",
        project_type="프로젝트 유형, 프로젝트 타입",
        performance="성능 목표",
        constraints="제약, 제약 조건, 제약사항",
        scale="규모/범위, 규모",
    ),
    meanings=by_name(
        language="언어",
        dependencies="의존*, 종속*",
        storage="저장*, 스토리지, 보관, 데이터베이스",
        testing="테스트, 시험",
        platform="플랫폼, 대상 환경, 실행 환경",
        project_type="프로젝트유형, 프로젝트* 유형, 프로젝트* 타입, 프로젝트* 종류",
        performance="성능, 응답*",
        constraints="제약*, 제한*",
        scale="규모, 범위, 스케일",
        tools="라이브러리, 프레임워크",
    ),
    concepts=by_name(
        testing="테스트, 시험, 커버리지",
        test_first="테스트 우선, 테스트 먼저, 테스트 주도",
        observability="관측 가능성, 로그, 모니터링, 기록",
        simplicity="단순, 단순성, 간결",
        security="보안, 안전, 암호화",
        privacy="개인정보, 프라이버시",
        performance="성능, 응답 시간, 속도",
        accessibility="접근성, 키보드",
        documentation="문서, 문서화",
        modularity="모듈, 분리, 격리",
        library="라이브러리",
        contracts="계약, 인터페이스",
        versioning="버전",
        compatibility="호환성, 마이그레이션",
        errors="오류, 실패, 에러",
        validation="검증, 입력",
        integrity="무결성, 일관성",
        quality="품질",
        maintainability="유지보수, 가독성",
        review="리뷰, 승인",
        automation="자동화",
        dependencies="의존성, 종속성",
        scalability="확장성",
        reliability="신뢰성, 가용성, 백업",
        interface="화면, 사용자 경험",
        translation="다국어, 국제화, 번역",
        configuration="설정, 구성",
        deployment="배포",
        transparency="투명성",
        audit="감사, 추적",
        cost="비용, 예산",
        data="데이터, 데이터베이스, 저장",
    ),
)
