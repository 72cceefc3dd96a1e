"""The words, by language, with which people say that there is no constitution, or only its template."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DenialWords:
    """One language's words; a star is any ending, accents and case do not count.

    `name` is the constitution and `beside` what may stand beside it, such as *file*. `none` stands before it and denies
    it. Behind it `fillers` say nothing alone; `missing` and `template` deny it, and `present` with one of `negations`.
    `then` goes on behind *no constitution*. `narrowing` words behind all that mean something of it, but where they are
    `here`, this repository. `objects` before it make it the object of another thing. `elsewhere` is a condition,
    another time or another place.
    """

    name: tuple[str, ...]
    beside: tuple[str, ...]
    fillers: tuple[str, ...]
    missing: tuple[str, ...]
    template: tuple[str, ...]
    none: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    narrowing: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


DENIALS: Mapping[str, DenialWords] = {
    "en": DenialWords(
        name=_words("constitution"),
        beside=_words(
            "file, document, text, project, project's, repository, repository's, repo, repo's, team, live, ratified"
        ),
        fillers=_words(
            "is, are, remains, remain, seems, appears, to be, be, been, still, currently, yet, as yet, just, only, "
            "merely, simply, nothing but, nothing more than, so far, now, here, at this time, at present, "
            "apparently, actually, effectively, really, mostly, exists as, consists of, contains only, "
            "contains just, contains nothing but, still contains, holds only, has only, still has, still holds, a, "
            "an, the, its, was found, could be, can be, unfilled, blank, bare, default, stock, raw, initial, "
            "original, untouched, unmodified, unedited, unchanged, generic, upstream, spec-kit, spec kit, "
            "spec-kit's, speckit, shipped, generated, plain, bundled, starter, sample, mere, scaffolded, bracketed, "
            "file, does, do, has, have"
        ),
        missing=_words(
            "missing, absent, nonexistent, non-existent, unfilled, unpopulated, uninitialized, uninitialised, "
            "unwritten, undefined, unratified, empty, blank, to be written, yet to be written, yet to be ratified, "
            "yet to be filled, isn't there, isn't filled, isn't written, doesn't exist, hasn't been written, "
            "hasn't been ratified, hasn't been filled, hasn't been created, wasn't found, couldn't be found"
        ),
        template=_words("template*, placeholder*, stub, boilerplate, skeleton, scaffold"),
        none=_words(
            "no, lacks a, lacks an, lacks any, lack a, found no, not have a, not have any, doesn't have a, "
            "don't have a, not find a, not find any, not find the, couldn't find a, didn't find a, not locate a, "
            "not locate any, unable to find a, unable to locate a, failed to find a, absence of a, lack of a, "
            "absence of any"
        ),
        present=_words(
            "exist, exists, found, present, available, defined, there, in place, written, ratified, adopted, "
            "established, set up, created, initialized, initialised, populated, filled, filled in, filled out, "
            "customized, customised, completed, authored, provided, located, detected, committed, yet"
        ),
        negations=_words("not, never, was not, were not, cannot be, can't be"),
        then=_words(
            "so, hence, thus, therefore, yet, at all, here, to check, to hold, to judge, to evaluate, to compare, "
            "to gate, in this repo*, in the repo*, in this project, for this repo*, for this project, no, nothing, "
            "none, and no"
        ),
        narrowing=_words(
            "to, by, with, as, on, of, for, about, regarding, that, which, a, an, any, the, some, one, rules, in, until"
        ),
        here=_words(
            "in this, in the repo*, in the project, in the workspace, in the working*, in the tree, in our, "
            "in place, in .specify*, in specs*, for this, for the project, for our, on disk, on this branch, "
            "on main, to date, as of now, as of today, as of yet, in memory"
        ),
        objects=_words(
            "with, with the, with our, of, of the, of our, to, to the, to our, in, in the, in our, from, from the, "
            "by, by the, against, against the, per, per the, under, under the, for, for the, beyond, beyond the, "
            "outside, outside the"
        ),
        elsewhere=_words(
            "if, when, unless, until, before, whether, subproject*, sub-project*, module*, package*, there was, "
            "had no, had a, previous*, initial*, earlier, former*, at first, no longer"
        ),
    ),
    "pt": DenialWords(
        name=_words("constituição, constitution"),
        beside=_words(
            "arquivo, ficheiro, arquivo de, arquivo da, ficheiro da, do projeto, do repositório, documento da"
        ),
        fillers=_words(
            "é, está, ainda, atualmente, continua, permanece, segue, sendo, apenas, só, somente, o, um, uma, como, "
            "foi, em, que, mais do, de"
        ),
        missing=_words("ausente, inexistente, vazia, vazio, em branco, por preencher"),
        template=_words("template*, modelo*, placeholder*, esqueleto"),
        none=_words(
            "não há, não há uma, não existe, não existe uma, não temos, não temos uma, nenhuma, sem, sem uma, "
            "não encontrei a"
        ),
        present=_words(
            "existe, encontrad*, definid*, preenchid*, ratificad*, criad*, escrit*, disponível, presente, há, "
            "localizad*"
        ),
        negations=_words("não"),
        then=_words("então, logo, portanto, ainda, neste, nesse, no projeto, no repositório, nada, nenhum"),
        narrowing=_words("para, de, que, em, por, com, uma, um, a"),
        here=_words("neste, nesse, no repositório, no projeto, em .specify*"),
        objects=_words("com a, da, na, pela, contra a, de"),
        elsewhere=_words("se, quando, até, antes, caso, módulo, pacote, inicialmente, anteriormente"),
    ),
    "es": DenialWords(
        name=_words("constitución, constitution"),
        beside=_words("archivo de, archivo de la, fichero de, documento de la, del proyecto, del repositorio"),
        fillers=_words(
            "es, está, aún, todavía, actualmente, sigue, siendo, solo, sólo, solamente, únicamente, la, el, un, "
            "una, fue, ha sido, se, ha, se ha"
        ),
        missing=_words(
            "ausente, inexistente, vacía, vacío, en blanco, sin rellenar, sin completar, sin escribir, falta"
        ),
        template=_words("plantilla*, template*, placeholder*, esqueleto, marcador de posición"),
        none=_words(
            "no hay, no hay una, no hay ninguna, no existe, no existe una, no tenemos, ninguna, sin, sin una, "
            "no se encontró"
        ),
        present=_words(
            "existe, encontr*, encuentra, definid*, rellenad*, completad*, ratificad*, cread*, escrit*, redactad*, "
            "disponible, presente, hay"
        ),
        negations=_words("no"),
        then=_words("así, luego, por lo tanto, aún, todavía, en este, en el proyecto, en el repositorio, nada, ningún"),
        narrowing=_words("para, de, que, en, por, con, una, un, la"),
        here=_words("en este, en el repositorio, en el proyecto, en .specify*"),
        objects=_words("con la, de la, de, en la, por la, contra la, según la, a la"),
        elsewhere=_words("si, cuando, hasta, antes, módulo, paquete, inicialmente, anteriormente, ya no"),
    ),
    "fr": DenialWords(
        name=_words("constitution"),
        beside=_words("fichier de, fichier, document de, du projet, du dépôt"),
        fillers=_words(
            "est, a, n'est, n'a, n', encore, toujours, actuellement, seulement, simplement, pour l'instant, le, un, "
            "une, été, reste, simple, qu'un, qu'une, que le"
        ),
        missing=_words(
            "absent*, introuvable, manquant*, manque, vide, vierge, inexistant*, n'existe pas, n'existe pas encore"
        ),
        template=_words("modèle*, gabarit*, template*, squelette"),
        none=_words("aucune, aucun, pas de, pas encore de, pas trouvé de, sans"),
        present=_words("trouvé*, défini*, rempli*, ratifié*, rédigé*, créé*, disponible, présent*"),
        negations=_words("pas, jamais"),
        then=_words("donc, alors, rien, aucun, dans ce, dans le, encore"),
        narrowing=_words("pour, de, d', qui, que, par, avec, dans, en, une, un"),
        here=_words("dans ce, dans le dépôt, dans le projet, dans .specify*"),
        objects=_words("avec la, dans la, par la, selon la, contre la, de la, de, à la"),
        elsewhere=_words("si, quand, lorsque, avant, module, paquet, initialement, auparavant, n'est plus"),
    ),
    "de": DenialWords(
        name=_words("Verfassung, Projektverfassung, Konstitution, Constitution, Verfassungsdatei, Konstitutionsdatei"),
        beside=_words("-Datei, Datei, des Projekts"),
        fillers=_words(
            "ist, wurde, noch, nur, lediglich, bloß, weiterhin, derzeit, bisher, immer, die, eine, ein, der, leere, "
            "unausgefüllte, bloße, reine"
        ),
        missing=_words("fehlt, leer, unausgefüllt, ungeschrieben, existiert nicht, existiert noch nicht, nicht da"),
        template=_words("Vorlage, Platzhalter, Template, Gerüst"),
        none=_words("keine, ohne, keinerlei, an einer"),
        present=_words(
            "vorhanden, gefunden, definiert, ausgefüllt, geschrieben, ratifiziert, verfügbar, erstellt, angelegt"
        ),
        negations=_words("nicht"),
        then=_words("daher, also, deshalb, nichts, keine, im Projekt, im Repository, in diesem, noch"),
        narrowing=_words("für, zu, von, eine, ein, im, in, der, die, das"),
        here=_words("im Projekt, im Repository, in diesem"),
        objects=_words("mit der, der, von der, gegen die, zur, in der, nach der, laut, aus der, unter der, an der"),
        elsewhere=_words("wenn, falls, sobald, solange, bis, bevor, Modul, Paket, anfangs, zuvor, früher, nicht mehr"),
    ),
    "ru": DenialWords(
        name=_words("конституция, конституции, файл конституции, файла конституции"),
        beside=_words("проекта"),
        fillers=_words(
            "ещё, пока, до сих пор, всё, лишь, только, просто, это, остаётся, является, пустой, был, была, так и"
        ),
        missing=_words("нет, отсутствует, пуста, пуст"),
        template=_words("шаблон*, заглушк*, заготовк*"),
        none=_words("нет, без, не найдена, не найден, не найдено, отсутствует"),
        present=_words("найден*, существует, заполнен*, создан*, определен*, написан*, ратифицирован*, обнаружен*"),
        negations=_words("не"),
        then=_words("поэтому, значит, нечего, в проекте, в репозитории"),
        narrowing=_words("для, о, об, на, в"),
        here=_words("в проекте, в репозитории, в этом"),
        objects=_words(
            "с, в, по, против, нарушени*, противоречи*, изменени*, проверк*, принцип*, требовани*, раздел*, пункт*, "
            "стат*, верси*, отступлени*, отклонени*, поправ*"
        ),
        elsewhere=_words("если, когда, до того, модул*, пакет*, раньше, изначально, больше не"),
    ),
    "ja": DenialWords(
        name=_words("憲法, 憲章, コンスティテューション, constitution"),
        beside=_words("ファイル, 文書, ドキュメント, プロジェクト, プロジェクトの"),
        fillers=_words(
            "は, が, も, まだ, 未だ, 現在, 現時点で, 現時点では, 依然として, 単なる, ただの, この, リポジトリに, "
            "リポジトリには"
        ),
        missing=_words(
            "存在しない, 存在しません, 存在していない, 存在せず, 見つからない, 見つからず, 見つからなかった, "
            "見つかりません, 見当たらない, 見当たりません, ないため, ないので, ありません, 無い, 未作成, 未記入, "
            "未定義, 未策定, 未整備, 空です, 空である, 空のため, 空の"
        ),
        template=_words(
            "テンプレートのまま, テンプレートの状態, テンプレートに過ぎ, テンプレートにすぎ, テンプレートだけ, "
            "テンプレートです, 雛形のまま, ひな形のまま, 雛形です, プレースホルダのまま, プレースホルダーのまま, "
            "プレースホルダーです, プレースホルダです, テンプレートである, テンプレートのため, 雛形のため, "
            "ひな形のため, プレースホルダのため, プレースホルダーのため, プレースホルダである, プレースホルダーである"
        ),
        elsewhere=_words("場合, なら, れば, までは, 以前, 当初, モジュール, パッケージ"),
    ),
    "zh": DenialWords(
        name=_words("宪法, 憲法, 宪章, 憲章, constitution"),
        beside=_words("文件, 文档, 文檔, 檔案, 项目, 項目, 專案, 可用的, 任何"),
        fillers=_words(
            "目前, 当前, 當前, 尚, 还, 還, 仍, 仍然, 依然, 均, 并, 並, 是, 只是, 仅是, 僅是, 仅为, 僅為, 仍是, "
            "还是, 還是, 为, 為, 一个, 一個, 未填写的, 未填寫的, 空白的, 空白"
        ),
        missing=_words(
            "不存在, 未找到, 未定义, 未定義, 未制定, 未填写, 未填寫, 未建立, 未创建, 未創建, 未编写, 未編寫, "
            "尚未建立, 尚未制定, 尚未创建, 尚未批准, 未批准, 没有找到, 沒有找到, 没有制定, 没有填写, 沒有填寫, "
            "没有建立, 缺失, 为空, 為空, 空的, 空白"
        ),
        template=_words("模板, 範本, 范本, 占位, 佔位"),
        none=_words("没有, 沒有, 未找到, 找不到, 未发现, 未發現, 缺少, 尚无, 尚無, 无, 無, 暂无, 暫無, 没有找到"),
        negations=_words("不是, 并非, 並非, 不再"),
        then=_words("可供, 可以, 所以, 因此, 可检查, 可檢查"),
        narrowing=_words("规定, 規定, 对, 對, 的"),
        objects=_words("与, 與, 和, 违反, 違反, 符合, 根据, 根據, 不符合"),
        elsewhere=_words("如果, 若, 之前, 以前, 模块, 模塊, 模組, 直到, 不再"),
    ),
    "ko": DenialWords(
        name=_words("헌법, 헌장, constitution"),
        beside=_words("파일, 문서, 프로젝트"),
        fillers=_words("이, 가, 은, 는, 을, 를, 도, 아직, 현재, 여전히, 단지, 그저, 빈"),
        missing=_words(
            "없다, 없음, 없습니다, 없으, 없어서, 없기, 존재하지 않, 찾을 수 없, 찾지 못, 발견되지 않, 작성되지 않, "
            "정의되지 않, 채워지지 않, 비어 있, 미작성"
        ),
        template=_words(
            "템플릿 상태, 템플릿 그대로, 템플릿일 뿐, 템플릿입니다, 템플릿이다, 템플릿뿐, 템플릿에 불과, 자리 표시자"
        ),
        elsewhere=_words("경우, 라면, 으면, 이전, 원래, 처음, 모듈, 패키지, 더 이상"),
    ),
}
"""By language. Plans in all of these are answered in English words, too, so that all are asked of each sentence."""
