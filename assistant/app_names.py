"""What the app calls its themes and its keys, known without loading it; a test holds both equal."""

THEMES = (
    *("textual-dark", "textual-light", "high-contrast", "ansi-dark", "ansi-light", "atom-one-dark"),
    *("atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha"),
    *("dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon"),
    *("solarized-dark", "solarized-light", "tokyo-night"),
)
"""The themes, the usual ones first."""

_KEYS = """\
app: help quit select_everything suspend_process undo_typing
asking: leave
attached_file: take_off write
chart: screen_part_1 screen_part_minus_1
chat: give_up learn list messages new place_import place_ledger place_models place_privacy place_search
  place_settings place_you privacy raw route stop write
choice: leave
composer: cursor_down cursor_up editor leave_paths new_line screen_page_1 screen_page_minus_1 send
  take_path
conversation_list: archive delete export pin rename screen_place_search screen_write select show_archive undo
conversations: all select
edit: done leave
entry: leave
entry_list: screen_part_1 screen_part_minus_1 select
export: leave
fact_list: cursor_down screen_part_1 screen_part_minus_1 select
files: select_cursor take up
help: leave
hide: leave
import: back bring_in leave part remove
key_field: submit
kind: leave
leading_choice: select
learn: add decline edit leave sample take
ledger: choose_category choose_provider conversation export go_course go_entries go_sums leave step
line: leave submit
model_list: cursor_down select
models: give_up leave measure other pause remove sure
moving_view: copy copy_code page_1 page_minus_1 raw step_1 step_minus_1 to_end to_start version_1
  version_minus_1 want_again want_branch want_edit want_why
naming: leave
on_disk: answer_false answer_true
other_model: leave
passphrase: back
privacy: leave profiles sample save stop_1 stop_minus_1 undo
profile: decide_accept decide_delete decide_mute decide_pin decide_reject decide_reject_kind edit go_known
  go_short go_waiting leave old screen_part_1 screen_part_minus_1 scroll_fact_1 scroll_fact_minus_1 undo
profile_list: ask_copy ask_delete ask_new ask_rename ask_use ask_usehere select
profile_switch: leave only_here write
question: leave
quote_list: screen_part_1 screen_part_minus_1 select
readings: select
remove: answer_false answer_true
result_list: select
review: always approve call cancel cycle edit hide_or_show hide_words leave_out local profile roughly undo view
  whole
row_list: select
sample_form: keep leave
sample_list: remove select
search: leave
search_line: screen_move_cursor_down screen_move_cursor_up screen_move_page_down screen_move_page_up screen_open
settings: add go_keys go_providers go_settings leave part_1 part_minus_1 remove reset
short_profile: screen_part_1 screen_part_minus_1
span_list: screen_approve screen_page_1 screen_page_minus_1
taken_choice: select
taken_line: submit
tried_text: question_1 question_minus_1
whole: leave
why: again leave switch
words: leave submit
"""

KEYS: dict[str, tuple[str, ...]] = {
    place: tuple(actions.split())
    for place, _, actions in (line.partition(": ") for line in _KEYS.replace("\n  ", " ").splitlines())
}
"""Everything that is done with a key in the app: the actions of every place."""
