"""Marks: signs that declare something in every language, and the shortcodes that GitHub shows as such signs."""

from types import MappingProxyType

PASSES = "✅✓✔☑🟢👍🆗⭕🟩💚"
FAILS = "❌✗✘✖🔴⛔🚫🟥❎👎🛑"
PENDING = "🔲⏳⌛🔄🚧⬜⏸🔜🟦🔵☐🕒"
EXEMPT = "⚪➖"
WARNS = "⚠🟡🟠🟨🟧❗🚨"
"""Signs whose words decide."""

CELL_PASSES = "○◯〇◎"
CELL_FAILS = "×"
CELL_WARNS = "△"
"""Signs that declare something only where they are the whole cell, as in Japanese tables."""

UNDECIDED = "❔❓"
"""Signs that ask: an answer of nothing else is none that could be understood."""

SHORTCODES = MappingProxyType(
    {
        "white_check_mark": "✅", "heavy_check_mark": "✔", "ballot_box_with_check": "☑", "green_circle": "🟢",
        "+1": "👍", "thumbsup": "👍", "ok": "🆗", "o": "⭕", "green_square": "🟩", "green_heart": "💚",
        "x": "❌", "negative_squared_cross_mark": "❎", "heavy_multiplication_x": "✖", "red_circle": "🔴",
        "no_entry": "⛔", "no_entry_sign": "🚫", "red_square": "🟥", "-1": "👎", "thumbsdown": "👎", "stop_sign": "🛑",
        "black_square_button": "🔲", "hourglass_flowing_sand": "⏳", "hourglass": "⌛", "arrows_counterclockwise": "🔄",
        "construction": "🚧", "white_large_square": "⬜", "pause_button": "⏸", "soon": "🔜", "blue_circle": "🔵",
        "white_circle": "⚪", "heavy_minus_sign": "➖", "warning": "⚠", "yellow_circle": "🟡", "orange_circle": "🟠",
        "exclamation": "❗", "rotating_light": "🚨", "question": "❓", "grey_question": "❔",
    }
)  # fmt: skip
"""GitHub's shortcodes, without their colons."""
