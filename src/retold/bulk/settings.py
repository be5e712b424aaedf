"""What a bulk run can be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BulkSettings:
    """Bounds of a bulk run. None of them changes what is found, but for the last four in corpora beyond a block.

    Attributes:
        shard_bytes: of input for one shard; shards are told by a hash of the page id.
        most_shards: however large the input is.
        workers: pages, blocks and stories worked on at once; 0 for one each processor.
        page_seconds: a page that takes longer is rejected. The slowest real page we met took 4 seconds.
        story_seconds: a block or a story that takes longer is left out, a story's articles stay untraced.
        page_bytes, story_bytes: address space of the process that works on pages, on blocks and stories.
        batch_pages: handed over at once.
        block_articles: compared with each other at once. A corpus of at most so many articles gets the stories
            `retold read` gives; larger ones are cut by date into blocks, and blocks near in date are compared.
        most_linked_articles: grouped at once; where more are linked, the bar for a link is raised until they part.
        bundle_articles: at least so many articles are grouped in one go, where groups are small.
        bar_step: nats by which the bar for a link is raised.
    """

    shard_bytes: int = 64_000_000
    most_shards: int = 4096
    workers: int = 0
    page_seconds: float = 30.0
    story_seconds: float = 3600.0
    page_bytes: int = 3_000_000_000
    story_bytes: int = 12_000_000_000
    batch_pages: int = 256
    block_articles: int = 20_000
    most_linked_articles: int = 20_000
    bundle_articles: int = 1_000
    bar_step: float = 3.0
