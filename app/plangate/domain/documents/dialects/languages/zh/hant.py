"""Chinese in traditional characters."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

TRADITIONAL_CHINESE = Dialect(
    tag="zh-Hant",
    summary=words("摘要, 概述, 概要"),
    technical_context=words("技術脈絡, 技術上下文, 技術背景"),
    project_structure=words("專案結構, 項目結構"),
    structure_titles=words("儲存庫結構, 目錄結構, 檔案結構, 資料夾結構, 程式碼結構, 套件結構, 模組結構, 原始碼結構"),
    source_code=words("源碼, 原始碼"),
    documentation=words("文檔, 文件"),
    structure_decision=words("結構決策, 結構決定"),
    complexity=words("複雜度, 複雜性"),
    law=words("憲法, 憲章, 章程"),
    checking=words("檢查, 合規, 核對, 核查, 校驗, 評估, 審查, 符合, 檢核"),
    progress=words("進度追蹤"),
    before=words("設計前, 研究前, 初始, 初次, 階段0前, 階段 0 前, 階段零前, 階段0之前, 階段 0 之前, 設計前後"),
    after=words(
        "設計後, 設計后, 階段1後, 階段 1 後, 階段一後, 階段1設計後, 階段 1 設計後, 階段1之後, 階段 1 之後, 階段一設計後"
    ),
    again=words("複查, 複核, 重新, 再次, 再評估, 重審"),
    status_labels=words("狀態, 結果, 結論, 評估, 判定, 評價"),
    result_labels=words("總體, 總評, 結論, 結果, 判定, 總結"),
    about_labels=words("建立日期, 日期, 備註, 註, 版本, 來源, 理由, 依據, 負責人, 說明"),
    legends=words("圖例"),
    group_titles=words("檢查, 核對, 原則, 閘門, 項目, 標準, 要求"),
    other_titles=words("風險, 違規, 違反, 複雜, 決定, 決策, 下一步, 例外"),
    announcing=words("以下, 下列, 如下"),
    overview_titles=words("總結, 結論, 結果, 總體"),
    verdict_columns=words("判定, 結果, 狀態, 符合, 是否符合, 是否通過, 合規, 評價, 結論"),
    label_columns=words("原則, 條款, 檢查, 要求, 項目, 閘門, 關卡, 檢查項, 標準"),
    number_columns=words("序號, 編號"),
    breach_columns=words("違反, 是否違反, 違規, 是否違規, 偏離, 是否偏離, 違反？, 違規？, 需要例外"),
    applies_columns=words("適用性, 是否適用, 適用, 是否相關, 是否涉及"),
    passes=words(
        "通過, 已通過, 符合, 合規, 滿足, 已滿足, 達標, 無違規, 無違反, 一致, 合格, 遵守, 遵循, 已遵守, "
        "沒有違反, 已確認, 對齊, 已對齊, 已覆蓋, 覆蓋, 已落實, 落實, 保證, 已保證, 已考慮, 已處理"
    ),
    fails=words(
        "違反, 違規, 不通過, 未通過, 不符合, 不合規, 不滿足, 未滿足, 偏離, 失敗, 不合格, 不達標, 未達標, 未遵守, "
        "不遵守, 不一致, 衝突, 存在違反, 有違規, 需要說明理由, 需說明理由"
    ),
    partly=words("部分, 僅部分, 部分地, 只有部分"),
    deferred=words("推遲, 延後"),
    excused=words(
        "有例外通過, 例外通過, 帶例外通過, 有條件通過, 例外, 已說明理由, 合理例外, 豁免, 合理偏離, 已批准例外, "
        "已說明的偏離, 已論證的違反, 可接受的偏離, 已豁免, 已記錄的例外, 已記錄例外, 記錄在案的例外, 已核准的例外, "
        "已說明的例外"
    ),
    exempt=words("不適用, 不涉及, 無關, 不相關, 不受影響, 超出範圍, 範圍外, 不在範圍內, 無需, 無影響"),
    pending=words(
        "待定, 待確認, 待辦, 待驗證, 待處理, 進行中, 計劃中, 未完成, 待完成, 需更新, 需要更新, 待檢查, 未開始, 需關注, "
        "需要關注, 需注意, 需審查, 需複核, 待審查, 待審核, 待評審, 待釐清, 待澄清, 需釐清, 需要釐清, 需澄清, 需驗證, "
        "需要驗證, 需確認, 需要確認, 需處理, 需要處理, 需行動, 需要行動, 需改進, 待改進, 待補充, 待實作, 待實施, "
        "待更新, 待解決, 未驗證, 未確認, 未解決, 尚未開始, 未決, 未知, 已阻塞, 阻塞, 已擱置, 擱置, 暫停, 有條件, "
        "不完整, 審查中, 評審中, 合併前, 等待中, 已計劃, 已規劃"
    ),
    applies=words("適用, 涉及"),
    yes=words("是, 有"),
    no=words("否, 沒有, 無"),
    common=words(
        "一致, 部分, 例外, 是, 否, 有, 無, 沒有, 適用, 涉及, 失敗, 推遲, 延後, 豁免, 通過, 遵循, 對齊, 已對齊, 已覆蓋, "
        "覆蓋, 已落實, 落實, 保證, 已保證, 已考慮, 已處理, 僅部分, 部分地, 只有部分, 未知, 阻塞, 已阻塞, 擱置, 已擱置, "
        "暫停, 有條件, 不完整, 合併前, 等待中, 已計劃, 已規劃, 衝突, 不一致, 無需, 無影響, 不相關, 不受影響, 未決, "
        "需確認, 需要確認, 需驗證, 需要驗證, 需處理, 需要處理, 需要行動, 需注意, 需關注, 需要關注, 已豁免"
    ),
    parts=words("於, 對, 對於, 在"),
    degrees=words("完全, 充分, 全面, 嚴格, 徹底, 十分"),
    endings=words("了, 。, 的"),
    particles=words("不, 未, 沒有, 沒, 非"),
    negations=words("不, 未, 沒有, 無, 沒, 非"),
    duties=words("應, 應該, 應當, 必須, 可以"),
    abilities=words("能, 能夠"),
    prohibitions=words("不得, 禁止, 嚴禁, 不准, 不許, 不允許, 切勿, 請勿"),
    deeds=words("打算, 遵守, 遵循, 計劃, 編寫, 撰寫, 實施, 執行, 滿足, 安排, 實作, 覆蓋, 提供"),
    undone=words(
        "推遲到, 下一版本, 下個版本, 後續版本, 下一版, 需要說明理由, 需說明理由, 省略, 跳過, 推遲到, 延後到, "
        "以後版本, 後續版本, 下個版本, 暫不, 不做, 繞過, 忽略, 放棄"
    ),
    breaks=words("是例外, 為例外, 違反該原則, 違背該原則, 違反本原則"),
    here=words("在本功能中, 本功能, 此功能, 這次, 本次, 該原則, 本原則, 在此, 此處, 會, 能, 再, 將, 予以"),
    follow_up=words("待, 將會, 後續, 稍後, 階段2, 待確認, 待驗證, 合併前, 後續階段, 進行中, 階段3"),
    wanting=words("需, 需要"),
    reserves=words(
        "不得不, 不得已, 盡可能, 盡量, 如果時間允許, 時間允許的話, 基本上, 大部分, 理想情況下, 大致, 不完全, 不一定"
    ),
    exceptions=words("有例外, 除外, 除了, 以外, 例外"),
    conditions=words("如果, 若, 一旦, 直到"),
    breaches=words("違反, 違規, 偏離, 衝突, 例外"),
    everything=words("全部, 所有, 各項, 均, 每個, 都"),
    whole=words("門, 原則, 檢查, 關卡, 閘門, gate, 項"),
    hold=words("通過, 符合, 滿足, 合規, pass, 達標, 遵守"),
    further=words("新的, 新增, 新增的, 其他, 額外"),
    rest=words("其他, 其餘, 剩餘"),
    back=words(
        "同上, 見上文, 如上, 無變化, 不變, 見第一個列表, 與上相同, 與上述相同, 同前, 見上表, 見下文, 沒有變化, 保持不變"
    ),
    reasons=words("因為, 由於, 原因"),
    justifications=words("理由, 原因, 正當理由, 依據"),
    later=words("現在, 目前"),
    none=words("無, 沒有, 不適用, 暫無, 無違規"),
    preambles=words("目的, 宗旨, 適用範圍, 範圍, 定義, 術語, 概述, 概要, 引言, 前言, 序言, 參考資料"),
    principles=words("原則, 條款"),
    stories=words("使用者故事, 用戶故事"),
    joining=words("和, 與, 及"),
    choosing=words("或"),
    ranging=words("至, 到"),
    writings=words("規格, 規範"),
    warnings=words("警告, 注意"),
    musts=words("必須, 禁止, 不得, 嚴禁, 務必, 不可"),
    shoulds=words("應該, 應當, 建議, 推薦"),
    versions=words("版本, 版本號, 版數, 版"),
    ratified=words("批准日期, 批准, 制定日期, 制定"),
    amended=words("最後修訂日期, 最後修訂"),
    flags=words("不可協商, 不可妥協, 不可談判, 不可商量, 不可讓步, 不容妥協, 必須, 強制"),
    optional=words("可選, 選填, 可省略, 按需, 如適用, 如需, 如有, 視情況, 若有, 必要時, 需要時, 適用時"),
    restricting=words(
        "僅, 只, 才, 跳過, 省略, 略過, 刪除, 刪去, 不需要, 不適用, 除非, 當, 如涉及, 如使用, 限於, 無則, "
        "適用於, 有條件, 選用"
    ),
    condition_endings=words("時, 的話, 情況, 情況下"),
    decided=words("決定, 解決, 選擇, 答覆, 結論"),
    settled=words("解決, 消除, 清除, 移除, 刪除, 替換, 清零, 關閉"),
    speaking=words("所有, 所有的, 全部, 每個, 每一個, 任何, 各, 各個"),
    questions=words("問題, 標記, 事項, 項, 疑問, 條目, 之處, 點"),
    formerly=words("已, 曾, 原先, 之前的, 不存在, 未發現, 沒有剩餘, 沒有遺留, 沒有殘留, 不再, 無剩餘, 無遺留, 均無"),
    coming=words(
        "計畫中, 計劃中, 預計, 待定, 待建立, 待產生, 待補充, 待辦, 待編寫, 以後, 之後, 稍後, 後續, 將來, "
        "未來, 將在, 將由, 將會, 將於, 實作時, 實作中, 實作期間, 實作階段, 實施時, 實施階段, 期間, "
        "完成後, 核准後, 審查後, 發布時, 發布後, 發布前, 合併後, 上線後, 下一步, 下一階段, 屆時, 尚未, "
        "還未, 任務階段, 第二階段, 第三階段, 階段2, 階段3, 階段 2, 階段 3"
    ),
    perhaps=words("可選, 選用, 選擇性, 按需, 如需, 如有, 視情況, 視需要, 需要時, 必要時, 僅在, 僅當, 可能, 若需"),
    filling=words("填寫"),
    violation_columns=words("違反, 違規, 偏離, 複雜"),
    alternative_columns=words("替代, 拒, 更簡單"),
    added=words("新增, 新建, 新"),
    changed=words("修改, 變更, 擴充, 更新"),
    deleted=words("刪除, 移除"),
    given_up=words(
        "撤回, 撤銷, 取消, 廢棄, 作廢, 放棄, 刪除, 移除, 跳過, 略過, 省略, 推遲, 延後, 延期, 擱置, 暫緩, "
        "停用, 過時, 不需要, 無需, 不再, 不做, 不適用, 不實施, 被取代, 合併到, 移至, 範圍外, 超出範圍, "
        "已撤回, 已撤銷, 已取消, 已廢棄, 已作廢, 已放棄, 已刪除, 已移除, 已跳過, 已略過, 已省略, 已推遲, "
        "已延期, 已擱置, 已過時, 已取代, 已替換, 已合併, 已移至"
    ),
    built=words("已實作, 已實現, 已實施, 已完成, 已發布, 已上線, 已合併, 已交付, 完成, 事後"),
    fields=by_name(
        branch="分支, 功能分支",
        date="日期, 建立日期",
        spec="規格",
        input="輸入",
        status="狀態",
        language="語言/版本",
        dependencies="主要相依, 主要依賴",
        storage="儲存, 存儲",
        testing="測試",
        platform="目標平台",
        project_type="專案類型, 項目類型",
        performance="效能目標, 性能目標",
        constraints="限制條件, 約束",
        scale="規模/範圍",
    ),
    meanings=by_name(
        language="語言",
        dependencies="依賴, 相依",
        storage="儲存, 存儲, 資料庫, 持久*",
        testing="測試",
        platform="平台, 目標環境, 執行環境",
        project_type="專案*型*, 專案*類*, 項目*型",
        performance="效能, 性能",
        constraints="限制, 約束",
        scale="規模, 範圍",
        tools="框架, 套件, 函式庫",
    ),
    concepts=by_name(
        testing="測試, 覆蓋率",
        test_first="測試優先, 測試先行, 測試驅動",
        observability="可觀測性, 日誌, 監控",
        simplicity="簡單, 簡潔, 簡約",
        security="安全, 加密, 金鑰",
        privacy="隱私, 個人資料",
        performance="效能, 性能, 回應時間, 速度",
        accessibility="無障礙, 可及性, 鍵盤",
        documentation="文件, 文檔",
        modularity="模組, 模組化, 分離, 隔離",
        library="函式庫, 程式庫",
        contracts="契約, 介面, 合約",
        versioning="版本",
        compatibility="相容, 相容性, 遷移",
        errors="錯誤, 失敗, 例外處理",
        validation="驗證, 輸入",
        integrity="完整性, 一致性",
        quality="品質",
        maintainability="可維護性, 可讀性",
        review="審查, 評審",
        automation="自動化",
        dependencies="相依, 依賴",
        scalability="擴充性, 可擴展性",
        reliability="可靠性, 可用性, 備份",
        interface="操作介面, 使用者體驗, 畫面",
        translation="多語, 國際化, 翻譯",
        configuration="設定, 組態",
        deployment="部署",
        transparency="透明",
        audit="稽核, 追溯",
        cost="成本, 費用",
        data="資料, 資料庫, 儲存",
    ),
)
