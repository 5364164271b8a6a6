// Pages to be explained, made up for the purpose.

const paragraphs = [
  "Every evening at seven the keeper climbs the hundred and twelve steps of the tower, trims a wick that nobody needs any more, and writes down the weather. She has done so since the ships began to find their way without her.",
  "The council wants to sell the tower. It costs more than the harbour earns, the treasurer says, and a buyer from the capital has promised to keep the lamp burning for guests.",
  "In the village the plan has few friends. The bakery has hung a list beside its door, and by noon on Saturday there was no room left on it. Some signed twice.",
  "What the keeper herself thinks of it she will not say. She was asked at the meeting in the school, in front of two hundred people, and answered with the height of the tide.",
  "There are other lights on this coast that were sold. One is a restaurant now, one a summer house with a pool where the oil used to stand. The third burned down, and its owner lives abroad.",
  "The vote is on the first Sunday of March. Until then the lamp is lit, and the book of the weather has four empty pages left.",
];

export function samplePage() {
  return `<!DOCTYPE html><html lang="en"><head><title>The last keeper of the light | The Coast Post</title>
<meta property="og:title" content="The last keeper of the light"><meta property="og:site_name" content="The Coast Post">
<meta name="author" content="Ida Brandt"><meta property="article:published_time" content="2024-02-11T08:30:00Z">
<meta name="description" content="A village votes on its lighthouse."><link rel="canonical" href="https://example.org/light">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The last keeper of the light, and the vote","author":{"name":"Ida Brandt"},"datePublished":"2024-02-11"}</script>
</head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/coast">The coast</a></li><li><a href="/about">About us</a></li></ul></nav>
<main><article><h1>The last keeper of the light</h1><p class="byline">By Ida Brandt, 11 February 2024</p>
<p>${paragraphs[0]}</p><p>${paragraphs[1]} <a href="https://example.org/council">What the council says</a>.</p>
<h2>A list at the bakery</h2><p>${paragraphs[2]}</p><p>${paragraphs[3]}</p>
<aside class="newsletter"><p>Get the harbour news in your inbox every Friday.</p><button>Subscribe</button></aside>
<h2>What became of the others</h2><p>${paragraphs[4]}</p><p>${paragraphs[5]}</p>
<p>Read more: <a href="/tides">The book of the tides</a></p></article></main>
<aside class="related"><h2>Related</h2><ul><li><a href="/a">A harbour in winter</a></li><li><a href="/b">What the tide left behind</a></li><li><a href="/c">Fish and the price of fish</a></li></ul></aside>
<footer><p><a href="/terms">Terms</a> <a href="/privacy">Privacy</a> Copyright 2024 The Coast Post. All rights reserved.</p></footer></body></html>`;
}

export function hostilePage() {
  const traps = [
    "&lt;script>window.pwned = 1&lt;/script> stands in this sentence, which is as long as any other of the page.",
    "&lt;/script>&lt;img src=x onerror='window.pwned = 2'> stands in this one, and it is no shorter than the last.",
    "An escape &#27;[31m and an override &#x202E;desrever si taht &#x202C; stand here, and some words behind them.",
    "<a href='javascript:window.pwned=3'>A link that runs</a> stands here among more words than it has itself.",
  ];
  return `<html><head><title>&lt;script>window.pwned = 4&lt;/script>&#x202E;</title><meta name="author" content="&lt;img src=x onerror=window.pwned=5>"></head>
<body><nav class='"><script>window.pwned=6</script>'><a href="/">&lt;iframe></a></nav><article><h1>A page that means no good</h1>
${traps.map((trap) => `<p class="x" onclick="window.pwned=7">${trap}</p>`).join("")}
${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;
}

export function bigPage(blocks) {
  const dropped = Math.floor(blocks / 4);
  const menu = Array.from({ length: dropped }, (_, i) => `<li><a href="/${i}">Section ${i}</a></li>`).join("");
  const text = Array.from({ length: blocks - dropped }, (_, i) => `<p>This is paragraph ${i} of a long page: ${paragraphs[i % 6].slice(0, 120)}.</p>`).join("");
  return `<html><head><title>A long page</title></head><body><nav><ul>${menu}</ul></nav><article><h1>A long page</h1>${text}</article></body></html>`;
}
