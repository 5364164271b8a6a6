"""The reliability plot: what `confidence` promised against what came."""
import numpy as np

SIZE, MARGIN = 360, 44


def bins(raw, true, count=10):
    """(mean promised, mean reached) of bins of equal size, by rising promise."""
    parts = np.array_split(np.argsort(raw, kind="stable"), count)
    return [(float(raw[part].mean()), float(true[part].mean())) for part in parts]


def reliability(raw, true):
    """An SVG of the bins, beside the diagonal on which a perfect confidence lies."""
    def x(value):
        return round(MARGIN + value * (SIZE - MARGIN - 10), 1)

    def y(value):
        return round(SIZE - MARGIN - value * (SIZE - MARGIN - 10), 1)

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" font-family="sans-serif" font-size="11">',
             f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>']
    for tick in np.linspace(0, 1, 6):
        lines += [f'<path d="M{x(tick)} {y(0)}V{y(1)}M{x(0)} {y(tick)}H{x(1)}" stroke="#ddd"/>',
                  f'<text x="{x(tick)}" y="{y(0) + 15}" text-anchor="middle">{tick:.1f}</text>',
                  f'<text x="{x(0) - 6}" y="{y(tick) + 4}" text-anchor="end">{tick:.1f}</text>']
    points = [f"{x(promised)},{y(reached)}" for promised, reached in bins(raw, true)]
    lines += [f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="4 3"/>',
              f'<polyline points="{" ".join(points)}" fill="none" stroke="#06c" stroke-width="1.5"/>']
    lines += [f'<circle cx="{point.split(",")[0]}" cy="{point.split(",")[1]}" r="3" fill="#06c"/>' for point in points]
    lines += [f'<text x="{x(0.5)}" y="{SIZE - 8}" text-anchor="middle">confidence</text>',
              f'<text x="12" y="{y(0.5)}" text-anchor="middle" transform="rotate(-90 12 {y(0.5)})">F1 reached</text>',
              "</svg>", ""]
    return "\n".join(lines)
