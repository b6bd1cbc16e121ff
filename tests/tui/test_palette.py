"""What the command palette offers of Textual's own: nothing that leads nowhere or writes words to the disk."""

from pathlib import Path

from textual.system_commands import SystemCommandsProvider

from tests.tui.driving import Driver, chatting


async def offered(driver: Driver) -> set[str]:
    """The names of the commands that are offered on every screen."""
    provider = SystemCommandsProvider(driver.screen)
    return {str(hit.display) async for hit in provider.discover()}


async def test_no_picture_of_the_screen_is_offered_for_it_would_lie_unencrypted_on_the_disk(home: Path) -> None:
    async with chatting() as driver:
        assert "Screenshot" not in await offered(driver)
        await driver.press("f4")
        assert "Screenshot" not in await offered(driver)


async def test_no_command_hides_the_route_or_opens_what_esc_does_not_close(home: Path) -> None:
    async with chatting() as driver:
        assert await offered(driver) == {"Theme", "Quit"}
