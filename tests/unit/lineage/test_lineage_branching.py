"""The best tree of descent, against trying all trees."""

import random
from itertools import product

import pytest

from retold.lineage.branching import branching, greedy

ROOT = -1


def worth(tree, weights):
    return sum(weights[child, parent] for child, parent in tree.items())


def is_tree(tree):
    for start in tree:
        node, seen = start, set()
        while node != ROOT:
            if node in seen:
                return False
            seen.add(node)
            node = tree[node]
    return True


def best_of_all(nodes, weights):
    options = [[p for c, p in weights if c == node] for node in nodes]
    trees = (dict(zip(nodes, choice, strict=True)) for choice in product(*options))
    return max(worth(t, weights) for t in trees if is_tree(t))


def random_weights(seed, size=5):
    rnd = random.Random(seed)
    nodes = range(size)
    weights = {(c, p): rnd.randint(-20, 20) for c in nodes for p in nodes if c != p}
    return weights | {(c, ROOT): rnd.randint(-30, 5) for c in nodes}


@pytest.mark.parametrize("seed", range(25))
def test_no_tree_is_heavier(seed):
    weights = random_weights(seed)
    tree = branching(range(5), weights, ROOT)
    assert is_tree(tree)
    assert worth(tree, weights) == best_of_all(range(5), weights)


@pytest.mark.parametrize("seed", range(10))
def test_the_quick_tree_is_a_tree_over_all_nodes(seed):
    tree = greedy(range(9), random_weights(seed, 9), ROOT)
    assert is_tree(tree)
    assert sorted(tree) == list(range(9))


def test_many_circles_in_each_other_are_borne():
    size = 300
    weights = {(c, p): 10.0 - abs(c - p) for c in range(size) for p in (c - 1, c + 1) if 0 <= p < size}
    tree = branching(range(size), weights | {(c, ROOT): -100.0 for c in range(size)}, ROOT)
    assert is_tree(tree)
    assert list(tree.values()).count(ROOT) == 1
