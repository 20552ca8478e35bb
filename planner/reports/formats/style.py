"""Owns how a page of HTML looks on screen and on paper; its colours are those of states, safe for the colour-blind."""

from __future__ import annotations

FILLS = {
    "covered": "#0072b2",
    "due": "#56b4e9",
    "partial": "#56b4e9",
    "scheduled": "#cc79a7",
    "idea": "#cc79a7",
    "lapsed": "#e69f00",
    "gap": "#d55e00",
    "unknown": "#8a8a8a",
    "blocked": "#e69f00",
    "none": "#d0d0d0",
}
"""Okabe and Ito's colours by state or band; each stands beside a sign and a word."""
STYLE = """\
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; background: #fff; color: #1a1a1a;
  font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; }
article + article { margin-top: 3rem; border-top: 3px solid #1a1a1a; padding-top: 1rem; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 1.6rem 0 .4rem; font-size: 1.15rem; border-bottom: 1px solid #999; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
.what { font-weight: 600; color: #444; }
.origin, .note, footer { font-size: .85rem; color: #444; }
footer { margin-top: 1.6rem; border-top: 1px solid #999; padding-top: .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; font-size: .9rem; }
th, td { padding: .2rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd;
  overflow-wrap: break-word; }
th { border-bottom: 2px solid #1a1a1a; }
tfoot td { border-top: 2px solid #1a1a1a; font-weight: 600; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
figure { margin: .4rem 0; }
figcaption { font-weight: 600; font-size: .9rem; }
svg { display: block; max-width: 100%; height: auto; }
svg text { font-family: inherit; }
@page { size: A4; margin: 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  article + article { break-before: page; margin: 0; border: 0; padding: 0; }
  h2 { break-after: avoid; }
  tr, figure, dl { break-inside: avoid; }
  thead { display: table-header-group; }
  svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
