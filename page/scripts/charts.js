// Charts of the roll-up, drawn as SVG; the numbers stand beside every bar, so that no colour has to be read.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Bars that lie one below the other: `bars` are objects of `label` and `count`. */
function barChart(title, bars) {
  const [width, row, left, right] = [460, 30, 190, 50];
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const height = bars.length * row + 6;
  const length = (count) => ((width - left - right) * count) / most;
  const drawn = bars.flatMap((bar, at) => {
    const middle = at * row + row / 2 + 3;
    return [
      draw("text", { x: left - 8, y: middle + 5, "text-anchor": "end" }, bar.label),
      draw("rect", { x: left, y: middle - 9, width: length(bar.count), height: 18, class: "bar" }),
      draw("text", { x: left + length(bar.count) + 6, y: middle + 5 }, figure(bar.count)),
    ];
  });
  return figureOf(title, draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}: ${bars.map((bar) => `${bar.label} ${bar.count}`).join(", ")}` }, ...drawn));
}

/** Columns in groups: `groups` are objects of `label` and `counts`, one for each of the `names`. */
function columnChart(title, names, groups) {
  const [width, height, low, top] = [460, 220, 30, 24];
  const most = Math.max(1, ...groups.flatMap((group) => group.counts));
  const each = width / groups.length;
  const bar = Math.min(54, (each - 24) / Math.max(1, names.length));
  const drawn = groups.flatMap((group, at) => {
    const start = at * each + (each - bar * names.length) / 2;
    const columns = group.counts.flatMap((count, nth) => {
      const tall = ((height - low - top) * count) / most;
      const x = start + nth * bar;
      return [
        draw("rect", { x: x + 2, y: height - low - tall, width: bar - 4, height: tall, class: `bar shade-${nth % 3}` }),
        draw("text", { x: x + bar / 2, y: height - low - tall - 5, "text-anchor": "middle" }, figure(count)),
      ];
    });
    return [...columns, draw("text", { x: at * each + each / 2, y: height - 9, "text-anchor": "middle" }, group.label)];
  });
  const told = groups.map((group) => `${group.label}: ${names.map((name, nth) => `${name} ${group.counts[nth]}`).join(", ")}`).join("; ");
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}. ${told}` }, ...drawn);
  const legend = make("p", { class: "legend", "aria-hidden": "true" }, names.map((name, nth) => make("span", null, make("i", { class: `swatch shade-${nth % 3}` }), name)));
  return figureOf(title, svg, legend);
}

const figureOf = (title, ...content) => make("figure", { class: "chart" }, make("figcaption", null, title), content);
