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
        block_articles: whose nearest others are sought at once. A corpus of at most so many articles gets the stories
            `retold read` gives; larger ones are cut by date into blocks, compared with the blocks near in date.
        most_near_blocks: a block is compared with at once; where more are near, the block is worked on several times.
        most_linked_articles: grouped at once; where more hang together, they are cut at their weakest links, and the
            groups found on both sides of a cut are looked at once more together.
        bundle_articles: at least so many articles are grouped in one go, where groups are small.
        most_runs: of words, counted at once when formulas are sought.
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
    most_near_blocks: int = 8
    most_linked_articles: int = 20_000
    bundle_articles: int = 1_000
    most_runs: int = 30_000_000
