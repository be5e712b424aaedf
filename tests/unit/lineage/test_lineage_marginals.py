"""The probability of each edge over all trees, against counting them one by one."""

import itertools
import math
import random

import pytest

from retold.lineage.marginals import marginals, only_roots

ROOT = -1


def counted(nodes, weights):
    """By enumeration: every choice of parents that closes no circle."""
    options = [[p for c, p in weights if c == node] for node in nodes]
    whole, sums = 0.0, dict.fromkeys(weights, 0.0)
    for parents in itertools.product(*options):
        tree = dict(zip(nodes, parents, strict=True))
        if all(reaches_root(node, tree) for node in nodes):
            likelihood = math.exp(sum(weights[edge] for edge in tree.items()))
            whole += likelihood
            for edge in tree.items():
                sums[edge] += likelihood
    return {edge: value / whole for edge, value in sums.items()}


def counted_alone(nodes, weights):
    """The same for each node as the only one on the root."""
    options = [[p for c, p in weights if c == node] for node in nodes]
    whole, sums = 0.0, dict.fromkeys(nodes, 0.0)
    for parents in itertools.product(*options):
        tree = dict(zip(nodes, parents, strict=True))
        if all(reaches_root(node, tree) for node in nodes):
            likelihood = math.exp(sum(weights[edge] for edge in tree.items()))
            whole += likelihood
            tops = [node for node, parent in tree.items() if parent == ROOT]
            if len(tops) == 1:
                sums[tops[0]] += likelihood
    return {node: value / whole for node, value in sums.items()}


def reaches_root(node, tree):
    seen = set()
    while node != ROOT and node not in seen:
        seen.add(node)
        node = tree[node]
    return node == ROOT


@pytest.mark.parametrize("seed", range(8))
def test_they_are_those_of_all_trees_counted(seed):
    chance = random.Random(seed)
    nodes = [3, 5, 8, 11][: chance.randrange(1, 5)]
    weights = {(c, ROOT): chance.uniform(-4, 1) for c in nodes}
    weights |= {(c, p): chance.uniform(-9, 3) for c in nodes for p in nodes if c != p and chance.random() < 0.8}
    assert marginals(nodes, weights, ROOT) == pytest.approx(counted(nodes, weights))
    assert only_roots(nodes, weights, ROOT) == pytest.approx(counted_alone(nodes, weights))


def test_the_chances_of_a_text_sum_to_one_whatever_the_weights():
    weights = {(0, ROOT): -900.0, (1, ROOT): 0.0, (0, 1): 700.0, (1, 0): -700.0}
    found = marginals([0, 1], weights, ROOT)
    assert found[0, ROOT] + found[0, 1] == pytest.approx(1)
    assert found[1, ROOT] == pytest.approx(1)
