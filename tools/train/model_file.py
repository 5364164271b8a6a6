"""The model's file: what src/score/model.cpp reads. All numbers are little-endian 32-bit words."""
import struct

import numpy as np

MAGIC, FORMAT = 0x48544950, 2
TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")


def table_digest(names):
    """FNV-1a over the names of the feature table, each with a space behind it."""
    digest = 2166136261
    for byte in "".join(n + " " for n in names).encode():
        digest = (digest ^ byte) * 16777619 & 0xFFFFFFFF
    return digest


class Forest:
    """Trees as {"split": …} / {"leaf": …} nodes, padded to complete binary trees when written."""

    def __init__(self, depth, outputs, start, trees):
        self.depth, self.outputs, self.start, self.trees = depth, outputs, start, trees

    def thresholds(self, into):
        """Adds the thresholds used to `into`, a set for each column."""
        def walk(node):
            if "column" in node:
                into[node["column"]].add(np.float32(node["threshold"]))
                walk(node["left"]), walk(node["right"])
        for tree in self.trees:
            walk(tree)

    def pack(self, bins):
        splits, leaves = [], []
        for tree in self.trees:
            level = [tree]
            for _ in range(self.depth):
                below = []
                for node in level:
                    if "column" in node:
                        column = node["column"]
                        splits.append(column << 8 | bins[column][np.float32(node["threshold"])])
                        below += [node["left"], node["right"]]
                    else:
                        splits.append(255)  # bin 255 is never exceeded: always left
                        below += [node, node]
                level = below
            leaves += [node["value"] for node in level]
        return (struct.pack("<3I", self.depth, self.outputs, len(self.trees)) + np.asarray(self.start, "<f4").tobytes()
                + np.asarray(splits, "<u4").tobytes() + np.asarray(leaves, "<f4").tobytes())


def from_lightgbm(booster, depth, outputs, start, columns):
    """A Forest from a LightGBM booster; `columns[i]` is the table's column of the booster's feature i."""
    def node(n):
        if "leaf_value" in n:
            return {"value": n["leaf_value"]}
        assert n["decision_type"] == "<="
        # float32 rows are compared as doubles with a double threshold: rounding it down keeps every decision
        threshold = np.float32(n["threshold"])
        if float(threshold) > n["threshold"]:
            threshold = np.nextafter(threshold, np.float32(-np.inf))
        return {"column": columns[n["split_feature"]], "threshold": threshold,
                "left": node(n["left_child"]), "right": node(n["right_child"])}
    trees = [node(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
    return Forest(depth, outputs, start, trees)


EMPTY = Forest(1, 1, [0], [])


def pack(names, types, share, blocks, stacked, calibration):
    """The bytes of a model. `names`: of the feature table; the model's own columns follow behind. `stacked` may be EMPTY."""
    columns = len(names) + len(TYPES) + 1
    sets = [set() for _ in range(columns)]
    for forest in (types, share, blocks, stacked):
        forest.thresholds(sets)
    ordered = [sorted(s) for s in sets]
    assert max(map(len, ordered)) <= 254, "more thresholds in a column than a byte can tell"
    bins = [{t: i for i, t in enumerate(column)} for column in ordered]
    first = np.cumsum([0] + [len(column) for column in ordered])
    return (struct.pack("<4I", MAGIC, FORMAT, table_digest(names), columns) + first.astype("<u4").tobytes()
            + np.asarray([t for column in ordered for t in column], "<f4").tobytes()
            + types.pack(bins) + share.pack(bins) + blocks.pack(bins) + stacked.pack(bins)
            + struct.pack("<I", len(calibration)) + np.asarray(calibration, "<f4").tobytes())


def write_inc(path, packed, comment):
    """The bytes as C++ words, ten a line."""
    words = np.frombuffer(packed, "<u4")
    lines = [f"// {line}" for line in comment] + ["// clang-format off"]
    lines += [",".join(f"0x{w:x}" for w in words[i:i + 14]) + "," for i in range(0, len(words), 14)]
    path.write_text("\n".join(lines + ["// clang-format on", ""]), encoding="utf-8")
