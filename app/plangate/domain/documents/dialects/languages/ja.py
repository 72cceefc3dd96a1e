"""Japanese."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

JAPANESE = Dialect(
    tag="ja",
    summary=words("概要, サマリ*, 要約"),
    technical_context=words("技術コンテキスト, 技術的コンテキスト, 技術背景, 技術的背景, 技術的文脈"),
    project_structure=words("プロジェクト構造, プロジェクト構成"),
    structure_titles=words(
        "リポジトリ構造, リポジトリ構成, ディレクトリ構造, ディレクトリ構成, フォルダ構造, フォルダ構成, "
        "ファイル構造, ファイル構成, パッケージ構造, パッケージ構成, "
        "モジュール構成, コード構成"
    ),
    source_code=words("ソースコード"),
    documentation=words("ドキュメント, 文書"),
    structure_decision=words(
        "構造決定, 構造の決定, 構造判断, 構造の判断, 構造方針, 構造の方針, 構成決定, 構成の決定, 構成判断, "
        "構成の判断, 構成方針, 構成の方針"
    ),
    complexity=words("複雑さ, 複雑性, 複雑度"),
    law=words("憲章, 憲法"),
    checking=words("チェック, 検査, 確認, 準拠, 適合, 評価, 照合"),
    progress=words("進捗"),
    before=words("事前, 初期, 初回, 研究前, 調査前, 設計前, フェーズ0前, フェーズ 0 前, フェーズ0の前"),
    after=words("設計後, フェーズ1後, フェーズ 1 後, フェーズ1設計後, フェーズ1の後"),
    again=words("再評価, 再確認, 再検査, 再チェック, 再検証"),
    status_labels=words("判定, 評価, 結果, 状態, 準拠, 準拠状況, 結論"),
    result_labels=words("結果, 判定, 総合判定, 結論, 総合評価, 総合"),
    about_labels=words("日付, 注, 備考, 版, 出典, 理由, 根拠, 担当, 対象, 担当者"),
    legends=words("凡例"),
    group_titles=words("検査, チェック, 確認, 原則, ゲート, 項目, 基準"),
    other_titles=words("備考, リスク, 違反, 次のステップ, 決定, 例外, 逸脱"),
    announcing=words("以下の, 次の, 次に, 以下に, 下記"),
    overview_titles=words("総合, 結論, 結果, まとめ"),
    verdict_columns=words("判定, 結果, 状態, 準拠, 評価, 適合, 合否"),
    label_columns=words("原則, 憲章, 条項, ゲート, 項目, 要件, 基準"),
    number_columns=words("番号"),
    breach_columns=words("違反, 違反の有無, 違反？, 違反?, 逸脱, 逸脱?, 逸脱？, 例外の要否, 例外が必要"),
    applies_columns=words("適用, 該当, 適用可否, 該当性, 対象"),
    passes=words(
        "合格, 準拠, 適合, 遵守, 達成, 通過, 問題なし, 違反なし, 違反無し, 逸脱なし, パス, 充足, 満たす, "
        "満たしている, 順守, 良好, 承認, 確認済み, 対応済み, 適合済み, "
        "整合, 一致, 適用済み, 担保, 確保, 反映済み, 考慮済み"
    ),
    fails=words(
        "違反, 違反あり, 不合格, 逸脱, 不適合, 未達, 未達成, 部分的, 一部, 一部準拠, 部分準拠, 非準拠, "
        "満たさない, 満たしていない, 未準拠, 未充足, 不遵守"
    ),
    deferred=words("延期, 先送り"),
    excused=words("例外付きで合格, 例外付き合格, 例外ありで合格, 例外付きで準拠, 例外, 正当化済み, 正当化, 例外承認"),
    exempt=words("該当なし, 該当無し, 該当しない, 対象外, 適用外, 非該当, 適用なし, 非適用"),
    pending=words(
        "未対応, 保留, 要確認, 未確認, 予定, 対応予定, 未定, 確認中, 要対応, 未着手, 未完了, 検証待ち, "
        "要更新, 検討中, 要検討"
    ),
    applies=words("該当, 適用, 適用あり, 該当あり"),
    yes=words("はい, ある, あり"),
    no=words("いいえ, ない, なし"),
    common=words(
        "一部, 部分的, 予定, はい, いいえ, 例外, 該当, 適用, ある, あり, ない, なし, 達成, 承認, 延期, 正当化, 通過, "
        "整合, 一致, 適用済み, 担保, 確保, 反映済み, 考慮済み"
    ),
    degrees=words("完全に, 完全, 全面的に, 十分に, 厳密に, 厳格に, しっかり"),
    endings=words("です, する, している, しています, した, 済み, 済, だ, である"),
    particles=words("未, 非, 不"),
    negations=words("未, 非, 不"),
    negative_endings=words(
        "なし, ない, ません, しない, していない, せず, 無し, ゼロ, 見当たらない, 無い, されない, されていない"
    ),
    prohibitions=words(
        "てはならない, ではならない, てはなりません, てはいけない, てはいけません, "
        "ないこと, 禁止, 厳禁, 許されない, 許可しない, べきではない, べきでない"
    ),
    deeds=words("計画, 遵守, 実施, 対応, 作成, 予定, 実装, 準拠, 適用, 用意, 満た, 記述, 書か, 守ら"),
    undone=words(
        "次のリリースに延期, 次のバージョン, 次回リリース, 後続バージョン, 次リリース, 正当化が必要, 正当化を要, "
        "省略, 見送, 先送り, 後回し, 次回リリース, 将来のリリース, 次期リリース, 逸脱する, 逸脱している, 違反する, "
        "違反している, 行わない, 実施しない, 従わない, 守らない, 守れない, 満たさない, 満たせない, 書かない, "
        "作らない, 予定はない, 予定なし, ないこととする, ないことにする"
    ),
    breaks=words("例外とする, 例外である, 例外です, この原則に違反する, この原則から逸脱する"),
    here=words("この機能では, 本機能では, この機能, 今回は, 今回, この原則, 本計画では, は, が, を, に"),
    follow_up=words("未確認, 保留, 後で, これから, フェーズ2"),
    wanting=words("予定, 要, 必要"),
    reserves=words(
        "可能な限り, できる限り, 可能であれば, 時間があれば, 時間が許せば, ほぼ, おおむね, 概ね, "
        "理想的には, できれば, 完全ではない, 必ずしも"
    ),
    exceptions=words("除く, 除き, 以外, 例外, 除外"),
    conditions=words("場合, もし, ならば, れば"),
    breaches=words("違反, 逸脱, 例外, 違反事項"),
    everything=words("全て, すべて, 全, 両方, いずれも"),
    whole=words("ゲート, 原則, 項目, チェック, 条項"),
    hold=words("合格, 通過, 準拠, 満た, 適合, 遵守, クリア"),
    rest=words("その他の, 残りの, 他の, それ以外"),
    back=words("上記参照, 上記の通り, 上記のとおり, 変更なし, 同上, 前回と同じ, 最初の表を参照"),
    reasons=words("ため, ので, 理由"),
    justifications=words("理由, 根拠"),
    later=words("現在, 今は"),
    none=words("なし, 無し, 特になし, 該当なし, 違反なし"),
    preambles=words("目的, 適用範囲, 範囲, 定義, 用語, 用語集, 概要, はじめに, 前文, 参考文献"),
    principles=words("原則, 条項"),
    stories=words("ユーザーストーリー, ユーザストーリー, ストーリー"),
    joining=words("と"),
    choosing=words("または, 又は"),
    ranging=words("から"),
    writings=words("仕様, 仕様書"),
    warnings=words("警告, 注意"),
    musts=words("必須, 禁止, 義務, なければならない, なければなりません, しなければ, してはならない, 絶対"),
    shoulds=words("推奨, べき, 望ましい"),
    versions=words("バージョン, 版"),
    ratified=words("批准日, 批准, 制定日, 制定"),
    amended=words("最終改正日, 最終改正, 最終改訂日, 最終改訂, 最終修正日, 最終修正, 最終更新日, 最終更新"),
    flags=words("交渉不可, 交渉の余地なし, 譲歩不可, 妥協不可, 譲れない, 絶対, 必須"),
    optional=words("任意, 省略可, 必要に応じて, 該当する場合, 該当時, 必要な場合, 必要時, 必要なら"),
    restricting=words(
        "のみ, だけ, に限り, に限る, 限定, 省略, 削除, 不要, 対象外, 時は, 時に, 除く, 以外, 向け, "
        "オプション, 条件付き, あれば"
    ),
    condition_endings=words("時, 際, 場合, とき"),
    decided=words("決定, 解決, 選択, 回答, 結論"),
    settled=words("解決, 解消, 回答済, 確定, 対応済, 削除済, 削除し, 除去, 置き換え, クローズ, 済み"),
    speaking=words("すべての, 全ての, 全, 各, あらゆる"),
    questions=words("質問, 項目, マーカー, 事項, 疑問, 論点, 点, 箇所, 課題"),
    formerly=words("残って, 残ら, 残りは, だった, でした, 以前の"),
    coming=words(
        "予定, 未定, 未作成, 未着手, 今後, 後で, 後日, あとで, 追って, これから, 将来, 次の, 次回, "
        "準備中, 実装時, 実装中, 実装後, 実装フェーズ, 作業中, 作業時, 作成時, 実行時, 実行中, 承認後, "
        "レビュー後, リリース時, リリース後, リリース前, マージ後, 完了後, 着手後, 確定後, 段階で, 後に, "
        "前に, フェーズ2, フェーズ3, フェーズ4, フェーズ 2, フェーズ 3, 第2フェーズ"
    ),
    perhaps=words(
        "任意, 必要に応じ, 必要時, 必要なら, 必要であれば, 必要な場合, オプション, 場合のみ, 適宜, 随時, "
        "かもしれ, 可能性"
    ),
    filling=words("記入, 記載, 場合のみ, 場合にのみ"),
    violation_columns=words("違反, 逸脱, 複雑"),
    alternative_columns=words("代替, 却下"),
    added=words("新規, 新規作成, 新規追加, 追加"),
    changed=words("変更, 更新, 修正, 拡張, 改修"),
    deleted=words("削除, 移除"),
    given_up=words(
        "取り下げ, 取下げ, 撤回, 廃止, 中止, 取消, 取り消し, キャンセル, 削除, 不要, 対象外, スキップ, "
        "省略, 見送り, 延期, 保留, 先送り, 統合済み, 移動済み, 置き換え, 置換, 破棄, 除外, 該当なし, "
        "却下, 陳腐化, 凍結, 非推奨, 実施しない, 作成しない"
    ),
    built=words("実装済, 実装完了, 完了, リリース済, 稼働中, 対応済, 事後"),
    fields=by_name(
        branch="ブランチ, 機能id",
        date="日付, 作成日",
        spec="仕様, 仕様書",
        input="入力",
        status="状態, ステータス",
        note="注, 注意, 注記",
        language="言語/バージョン, 言語・バージョン",
        dependencies="主要依存関係, 主要な依存関係, 主要依存",
        storage="ストレージ",
        testing="テスト",
        platform="対象プラットフォーム, ターゲットプラットフォーム",
        project_type="プロジェクトタイプ, プロジェクト種別",
        performance="パフォーマンス目標, 性能目標",
        constraints="制約, 制約条件",
        scale="規模/スコープ, 規模・スコープ",
    ),
    meanings=by_name(
        language="言語",
        dependencies="依存*",
        storage="ストレージ, 保存, 保管, 格納, 永続*, データベース",
        testing="テスト, 試験",
        platform="プラットフォーム, 対象環境, 実行環境",
        project_type="プロジェクト*タイプ, プロジェクト*種*",
        performance="パフォーマンス, 性能, 応答*",
        constraints="制約, 制限",
        scale="規模, スコープ, 範囲, スケール",
        tools="ライブラリ, フレームワーク",
    ),
    concepts=by_name(
        testing="テスト, 試験, カバレッジ",
        test_first="テストファースト, テスト駆動, テスト先行",
        observability="可観測性, ログ, 監視, 記録",
        simplicity="シンプル, 単純, 簡潔, 簡素",
        security="セキュリティ, 安全, 暗号",
        privacy="プライバシー, 個人情報",
        performance="パフォーマンス, 性能, 応答時間, 速度",
        accessibility="アクセシビリティ, キーボード",
        documentation="ドキュメント, 文書",
        modularity="モジュール, 分離, 独立",
        library="ライブラリ",
        contracts="契約, コントラクト, インターフェース, インタフェース",
        versioning="バージョン, 版管理",
        compatibility="互換性, 移行, マイグレーション",
        errors="エラー, 障害, 失敗",
        validation="検証, 入力",
        integrity="整合性, 一貫性",
        quality="品質",
        maintainability="保守性, 可読性",
        review="レビュー, 承認",
        automation="自動化",
        dependencies="依存関係, 依存",
        scalability="拡張性, スケーラビリティ",
        reliability="信頼性, 可用性",
        interface="画面, ユーザー体験",
        translation="多言語, 国際化, 翻訳",
        configuration="設定, 構成",
        deployment="デプロイ, 配備",
        transparency="透明性, 開示",
        audit="監査, 追跡",
        cost="コスト, 費用",
        data="データ, データベース, 保存",
    ),
)
