"""Chinese in simplified characters."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

SIMPLIFIED_CHINESE = Dialect(
    tag="zh-Hans",
    summary=words("摘要, 概述, 概要"),
    technical_context=words("技术背景, 技术上下文"),
    project_structure=words("项目结构"),
    structure_titles=words("仓库结构, 目录结构, 文件结构, 文件夹结构, 代码结构, 包结构, 模块结构, 源码结构, 工程结构"),
    source_code=words("源代码, 源码"),
    documentation=words("文档, 文件"),
    structure_decision=words("结构决策, 结构决定"),
    complexity=words("复杂度, 复杂性"),
    law=words("宪法, 宪章, 章程"),
    checking=words("检查, 合规, 核对, 核查, 校验, 评估, 审查, 符合, 评审"),
    progress=words("进度跟踪"),
    before=words("设计前, 研究前, 初始, 初次, 阶段0前, 阶段 0 前, 阶段零前, 阶段0之前, 阶段 0 之前, 设计前后"),
    after=words(
        "设计后, 阶段1后, 阶段 1 后, 阶段一后, 阶段1设计后, 阶段 1 设计后, 阶段1之后, 阶段 1 之后, 阶段一设计后"
    ),
    again=words("复查, 复核, 重新, 再次, 再评估, 重审"),
    status_labels=words("状态, 结果, 结论, 评估, 判定, 评价"),
    result_labels=words("总体, 总评, 结论, 结果, 判定, 总结"),
    about_labels=words("日期, 备注, 注, 版本, 来源, 理由, 依据, 负责人, 说明"),
    legends=words("图例"),
    group_titles=words("检查, 核对, 原则, 门禁, 项目, 标准, 要求"),
    other_titles=words("风险, 违规, 违反, 复杂, 决定, 决策, 下一步, 例外, 所见"),
    announcing=words("以下, 下列, 如下"),
    overview_titles=words("总结, 结论, 结果, 总体"),
    verdict_columns=words("判定, 结果, 状态, 符合, 是否符合, 是否通过, 合规, 评价, 结论"),
    label_columns=words("原则, 条款, 检查, 要求, 项目, 门禁, 关卡, 检查项, 标准"),
    number_columns=words("序号, 编号"),
    breach_columns=words("违反, 是否违反, 违规, 是否违规, 偏离, 是否偏离, 违反？, 违规？, 需要例外"),
    applies_columns=words("适用性, 是否适用, 适用, 是否相关, 是否涉及"),
    passes=words(
        "通过, 已通过, 符合, 合规, 满足, 已满足, 达标, 无违规, 无违反, 一致, 合格, 遵守, 遵循, 已遵守, "
        "没有违反, 已确认, 对齐, 已对齐, 已覆盖, 覆盖, 已落实, 落实, 保证, 已保证, 已考虑, 已处理"
    ),
    fails=words(
        "违反, 违规, 不通过, 未通过, 不符合, 不合规, 不满足, 未满足, 偏离, 失败, 不合格, 不达标, 未达标, 未遵守, "
        "不遵守, 不一致, 冲突, 存在违反, 有违规, 不合格项, 需要说明理由, 需说明理由"
    ),
    partly=words("部分, 仅部分, 部分地, 只有部分"),
    deferred=words("推迟, 延后"),
    excused=words(
        "有例外通过, 例外通过, 带例外通过, 有条件通过, 例外, 已说明理由, 合理例外, 豁免, 合理偏离, 已批准例外, "
        "已说明的偏离, 已论证的违反, 可接受的偏离, 已豁免, 已记录的例外, 已记录例外, 记录在案的例外, 已批准的例外, "
        "已说明的例外"
    ),
    exempt=words("不适用, 不涉及, 无关, 不相关, 不受影响, 超出范围, 范围外, 不在范围内, 无需, 无影响"),
    pending=words(
        "待定, 待确认, 待办, 待验证, 待处理, 进行中, 计划中, 未完成, 待完成, 需更新, 需要更新, 待检查, 未开始, 需关注, "
        "需要关注, 需注意, 需审查, 需复核, 待审查, 待审核, 待评审, 待澄清, 需澄清, 需要澄清, 需验证, 需要验证, 需确认, "
        "需要确认, 需处理, 需要处理, 需行动, 需要行动, 需改进, 待改进, 待补充, 待实现, 待实施, 待更新, 待解决, 未验证, "
        "未确认, 未解决, 尚未开始, 未决, 未知, 已阻塞, 阻塞, 已搁置, 搁置, 暂停, 有条件, 不完整, 审查中, 评审中, "
        "合并前, 等待中, 已计划"
    ),
    applies=words("适用, 涉及"),
    yes=words("是, 有"),
    no=words("否, 没有, 无"),
    common=words(
        "一致, 部分, 例外, 是, 否, 有, 无, 没有, 适用, 涉及, 失败, 推迟, 延后, 豁免, 通过, 遵循, 对齐, 已对齐, 已覆盖, "
        "覆盖, 已落实, 落实, 保证, 已保证, 已考虑, 已处理, 仅部分, 部分地, 只有部分, 未知, 阻塞, 已阻塞, 搁置, 已搁置, "
        "暂停, 有条件, 不完整, 合并前, 等待中, 已计划, 冲突, 不一致, 无需, 无影响, 不相关, 不受影响, 未决, 需确认, "
        "需要确认, 需验证, 需要验证, 需处理, 需要处理, 需要行动, 需注意, 需关注, 需要关注, 已豁免"
    ),
    parts=words("于, 对, 对于, 在"),
    degrees=words("完全, 充分, 全面, 严格, 彻底, 十分"),
    endings=words("了, 。, 的"),
    particles=words("不, 未, 没有, 没, 非"),
    negations=words("不, 未, 没有, 无, 没, 非"),
    negative_endings=(),
    duties=words("应, 应该, 应当, 必须, 可以"),
    abilities=words("能, 能够"),
    prohibitions=words("不得, 禁止, 严禁, 不准, 不许, 不允许, 切勿, 请勿"),
    deeds=words("打算, 遵守, 遵循, 计划, 编写, 实施, 执行, 满足, 安排, 实现, 覆盖, 提供"),
    undone=words(
        "推迟到, 下一版本, 下个版本, 后续版本, 下一版, 需要说明理由, 需说明理由, 省略, 跳过, 推迟到, 延后到, "
        "以后版本, 后续版本, 下个版本, 暂不, 不做, 绕过, 忽略, 放弃"
    ),
    breaks=words("是例外, 为例外, 违反该原则, 违背该原则, 违反本原则"),
    here=words("在本功能中, 本功能, 此功能, 这次, 本次, 该原则, 本原则, 在此, 此处, 会, 能, 再, 将, 予以"),
    follow_up=words("待, 将会, 后续, 稍后, 阶段2, 待确认, 待验证, 合并前, 后续阶段, 进行中, 阶段3"),
    wanting=words("需, 需要"),
    reserves=words(
        "不得不, 不得已, 尽可能, 尽量, 如果时间允许, 时间允许的话, 基本上, 大部分, 理想情况下, 大致, 不完全, 不一定"
    ),
    exceptions=words("有例外, 除外, 除了, 以外, 例外"),
    conditions=words("如果, 若, 一旦, 直到"),
    breaches=words("违反, 违规, 偏离, 冲突, 例外"),
    everything=words("全部, 所有, 各项, 均, 每个, 都"),
    whole=words("门, 原则, 检查, 关卡, gate, 项"),
    hold=words("通过, 符合, 满足, 合规, pass, 达标, 遵守"),
    further=words("新的, 新增, 新增的, 其他, 额外"),
    rest=words("其他, 其余, 剩余"),
    back=words(
        "同上, 见上文, 如上, 无变化, 不变, 见第一个列表, 与上相同, 与上述相同, 同前, 见上表, 见下文, 没有变化, 保持不变"
    ),
    reasons=words("因为, 由于, 原因"),
    justifications=words("理由, 原因, 正当理由, 依据"),
    later=words("现在, 目前"),
    none=words("无, 没有, 不适用, 暂无, 无违规"),
    preambles=words("目的, 宗旨, 适用范围, 范围, 定义, 术语, 概述, 概要, 引言, 前言, 序言, 参考资料"),
    principles=words("原则, 条款"),
    stories=words("用户故事"),
    joining=words("和, 与, 及"),
    choosing=words("或"),
    ranging=words("至, 到"),
    writings=words("规格, 规范"),
    warnings=words("警告, 注意"),
    musts=words("必须, 禁止, 不得, 严禁, 务必, 不可"),
    shoulds=words("应该, 应当, 建议, 推荐"),
    versions=words("版本, 版本号, 版"),
    ratified=words("批准日期, 批准, 制定日期, 制定"),
    amended=words("最后修订日期, 最后修订"),
    flags=words("不可协商, 不可妥协, 不可谈判, 不可商量, 不可让步, 不容妥协, 必须, 强制"),
    optional=words("可选, 选填, 可省略, 按需, 如适用, 如需, 如有, 视情况, 若有, 必要时, 需要时, 适用时"),
    restricting=words(
        "仅, 只, 才, 跳过, 省略, 略过, 删除, 删去, 不需要, 不适用, 除非, 当, 如涉及, 如使用, 限于, 无则, 适用于, 有条件"
    ),
    condition_endings=words("时, 的话, 情况, 情况下"),
    decided=words("决定, 解决, 选择, 答复, 结论"),
    settled=words("解决, 消除, 清除, 移除, 删除, 替换, 清零, 关闭"),
    speaking=words("所有, 所有的, 全部, 每个, 每一个, 任何, 各, 各个"),
    questions=words("问题, 标记, 事项, 项, 疑问, 条目, 之处, 点"),
    formerly=words("已, 曾, 原先, 之前的, 不存在, 未发现, 没有剩余, 没有遗留, 没有残留, 不再, 无剩余, 无遗留, 均无"),
    coming=words(
        "计划中, 计划在, 按计划, 待定, 待创建, 待生成, 待补充, 待办, 待编写, 以后, 之后, 稍后, 后续, "
        "将来, 未来, 将在, 将由, 将会, 将于, 实施时, 实施中, 实施期间, 实施阶段, 实现时, 实现阶段, 期间, "
        "完成后, 批准后, 评审后, 发布时, 发布后, 发布前, 合并后, 上线后, 下一步, 下一阶段, 届时, 尚未, "
        "还未, 任务阶段, 第二阶段, 第三阶段, 阶段2, 阶段3, 阶段 2, 阶段 3"
    ),
    perhaps=words("可选, 按需, 如需, 如有, 视情况, 视需要, 需要时, 必要时, 仅在, 仅当, 可能, 选做, 若需"),
    filling=words("填写"),
    violation_columns=words("违反, 违规, 偏离, 复杂"),
    alternative_columns=words("替代, 拒, 更简单"),
    added=words("新增, 新建, 新"),
    changed=words("修改, 变更, 扩展, 更新"),
    deleted=words("删除, 移除"),
    given_up=words(
        "撤回, 撤销, 取消, 废弃, 作废, 放弃, 删除, 移除, 跳过, 省略, 推迟, 延后, 延期, 搁置, 暂缓, 停用, "
        "过时, 不需要, 无需, 不再, 不做, 不适用, 不实施, 被取代, 合并到, 移至, 范围外, 超出范围, 已撤回, "
        "已撤销, 已取消, 已废弃, 已作废, 已放弃, 已删除, 已移除, 已跳过, 已省略, 已推迟, 已延期, 已搁置, "
        "已过时, 已取代, 已替换, 已合并, 已移至"
    ),
    built=words("已实现, 已实施, 已完成, 已发布, 已上线, 已合并, 已交付, 完成, 事后"),
    fields=by_name(
        branch="分支, 功能分支",
        date="日期, 创建日期",
        spec="规格, 规范, 规格说明, 规约",
        input="输入",
        status="状态",
        note="备注, 说明",
        language="语言/版本, 编程语言/版本",
        dependencies="主要依赖, 核心依赖",
        storage="存储",
        testing="测试",
        platform="目标平台",
        project_type="项目类型",
        performance="性能目标",
        constraints="约束, 约束条件, 限制",
        scale="规模/范围, 规模",
    ),
    meanings=by_name(
        language="语言",
        dependencies="依赖, 相依",
        storage="存储, 储存, 数据库, 持久*",
        testing="测试",
        platform="平台, 目标环境, 运行环境",
        project_type="项目*型, 项目*类*, 工程类型",
        performance="性能",
        constraints="约束, 限制",
        scale="规模, 范围",
        tools="框架, 第三方库",
    ),
    concepts=by_name(
        testing="测试, 覆盖率",
        test_first="测试优先, 测试先行, 测试驱动",
        observability="可观测性, 日志, 监控",
        simplicity="简单, 简洁, 简约",
        security="安全, 加密, 密钥",
        privacy="隐私, 个人信息",
        performance="性能, 效能, 响应时间, 速度",
        accessibility="无障碍, 可访问性, 键盘",
        documentation="文档, 文件",
        modularity="模块, 模块化, 分离, 隔离",
        library="库, 类库",
        contracts="契约, 接口, 合约",
        versioning="版本",
        compatibility="兼容, 兼容性, 迁移",
        errors="错误, 失败, 异常",
        validation="校验, 验证, 输入",
        integrity="完整性, 一致性",
        quality="质量",
        maintainability="可维护性, 可读性",
        review="评审, 审查",
        automation="自动化",
        dependencies="依赖",
        scalability="可扩展性, 扩展",
        reliability="可靠性, 可用性, 备份",
        interface="界面, 用户体验",
        translation="多语言, 国际化, 翻译",
        configuration="配置",
        deployment="部署",
        transparency="透明",
        audit="审计, 追溯",
        cost="成本, 费用",
        data="数据, 数据库, 存储",
    ),
)
