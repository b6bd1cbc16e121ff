"""How far a download is, in words."""

from assistant.pace import Pace


def test_it_says_how_much_is_here_how_fast_it_comes_and_how_long_it_will_take() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    pace.move(100_000_000, 500_000_000)
    assert pace.words == pace.so_far == "20%, 100 MB of 500 MB"
    now[0] = 10
    pace.move(200_000_000, 500_000_000)
    assert pace.words == "40%, 200 MB of 500 MB, 10 MB/s, about 30 s left"
    pace.move(50_000_000, 500_000_000)  # begun anew
    assert pace.words == "10%, 50 MB of 500 MB"


def test_before_anything_is_known_it_says_so_little() -> None:
    assert Pace().words == "0%, 0 B of 0 B"
