"""Tags: what a tree says will happen to a path, before its name or in the comment behind it."""

import re

from plangate.domain.documents.plan.model import Tag
from plangate.domain.text.words import name_at_end, name_at_start, word_set

_VERBS = {
    Tag.NEW: ("new", "add", "added", "create", "created", "新規", "新規作成", "新規追加", "新增", "新建", "新",
    "신규", "추가", "생성", "новый", "новая", "nouveau", "nuevo", "novo", "neu"),
    Tag.MODIFY: (
        "modify", "modified", "modifies", "update", "updated", "extend", "extended", "edit", "edited", "change",
        "changed",
        "変更", "更新", "修正", "拡張", "改修", "修改", "变更", "變更", "扩展", "擴充", "수정", "변경", "업데이트",
        "확장",
        "изменить", "изменён", "обновить", "modifié", "modificado", "modificar", "geändert", "ändern", "atualizar",
    ),
    Tag.DELETE: ("delete", "deleted", "remove", "removed", "削除", "刪除", "删除", "移除", "삭제",
        "제거", "удалить", "supprimer", "eliminar", "remover", "löschen", "entfernen"),
}  # fmt: skip
_TAGS = {verb: tag for tag, verbs in _VERBS.items() for verb in verbs}
_TAG_WORD = re.compile(
    r"(?i)(?<![\w-])(?<!(?-i:[A-Z][,/]))(?<!(?-i:[A-Z], ))"
    rf"(?:{'|'.join(sorted(map(re.escape, _TAGS), key=len, reverse=True))})"
    r"(?![\w-])(?!(?-i:\s?[,/]\s?[A-Z]{2}))"
)
"""A word for a tag, but none of a list in capitals, such as `INSERT, UPDATE, DELETE`."""
_FAR = 80
"""Characters before a tag in which it may be denied."""

_DENIAL = re.compile(r"(?i)(?:\bno|\bnot|\bun|\bnever|\bwithout|n't)\s*$")
_AFTER_TAG = re.compile(
    r"\s*(?:$|[:：,.;)\]）】/&+—–|]|-\s|\s[-–—]|\(|\s*(?:file|module|directory|ファイル|文件|파일)\b)"
)
COMMENT = re.compile(
    r"\s+(?:#|//|←|→|<-|->|--\s|—|–|⬅|=>|\.\.\.|<<)|\s{2,}|\s+(?=[(（\[【])|(?<=[\w/)\]])(?=[(（【])"
    r"|\s+[-:]\s+|\t|\s+(?=[✅❌⚠🆕✨📝🔧⭐])"
)
"""Where the comment behind a name begins."""
_WORDS = word_set("NEW MODIFY MODIFIED UPDATE UPDATED EXTEND EXTENDED ADD DELETE DELETED CHANGE CHANGED EDIT")
"""Words by which a tree says what becomes of a file."""
_LEAD = re.compile(r"(?:\[(?P<a>\w+)\]|(?P<b>[A-Z]{3,8}):|[📁📂📄🆕✨📝]\ufe0f?)\s+|[*•]\s+")


def leading_tag(text: str) -> tuple[Tag | None, int]:
    """The tag before a name, and where the name begins; a word in brackets that is no tag is a part of the name."""
    lead = _LEAD.match(text)
    if lead is None:
        return None, 0
    word = lead[lead.lastgroup].lower() if lead.lastgroup else ""
    tag = _TAGS.get(word)
    return tag, 0 if word and not tag else lead.end()


def comment_of(text: str) -> str:
    """What stands behind a name, without the marks that part it from the name."""
    return text.strip().lstrip("#/←→<->—–=:⬅,; \t").strip()


def tag_of(comment: str) -> Tag | None:
    """What a comment says will happen: a tag in capitals or brackets, or a word that is followed by a pause."""
    opening = len(comment) - len(comment.lstrip("[(（【*_`🆕✨📝 "))
    said = (match for match in _TAG_WORD.finditer(comment) if not _is_denied(comment, match))
    for match in said:
        if _is_tag(comment, match, opening):
            return _TAGS[match[0].lower()]
    return None


def _is_denied(comment: str, word: re.Match[str]) -> bool:
    return _DENIAL.search(comment[max(word.start() - _FAR, 0) : word.start()]) is not None


def _is_tag(comment: str, word: re.Match[str], opening: int) -> bool:
    """Whether a word is a tag: in capitals, of a script without them, or at the beginning with a pause behind it."""
    if word[0].isupper() or not word[0].isascii():
        return True
    return word.start() <= opening and _AFTER_TAG.match(comment, word.end()) is not None


def without_tag(comment: str) -> str:
    """The comment without the marks around it, too."""
    text = _without_last_tag(_without_first_tag(comment))
    bare = text.strip(" :：,;.-–—*_`[]").strip()
    return bare if bare.count("`") % 2 == 0 else text.strip(" :：,;.-–—*_[]").strip()


def _without_first_tag(comment: str) -> str:
    text = comment.lstrip(" [(*_`🆕✨📝🔧⭐")
    tag = name_at_start(text)
    return text[len(tag) :] if tag in _WORDS else comment


def _without_last_tag(comment: str) -> str:
    text = comment.rstrip()
    text = text[:-1] if text.endswith((")", "]")) else text
    tag = name_at_end(text)
    if tag not in _WORDS:
        return comment
    text = text.removesuffix(tag)
    return (text[:-1] if text.endswith(("(", "[")) else text).rstrip()
