"""The demonstration's story, told as far as a test needs it."""

from tinnhiem.cli.campaign.demo_story import CHAPTERS, Story, example_folder


def tell(*, until: str) -> Story:
    """Run the chapters up to and including the one titled `until`."""
    story = Story(example_folder())
    for title, chapter in CHAPTERS:
        chapter(story)
        if title == until:
            story.campaign.refresh_from_db()
            return story
    raise LookupError(until)
