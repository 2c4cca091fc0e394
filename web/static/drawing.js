/* The moving drawing: vis-network draws nodes and lines from the server's places; marks, counts and labels are drawn
   here, after it, so that labels never lie on one another. Physics is off. */

const SIZE = 11;

export async function draw(holder) {
  const svg = holder.querySelector("svg");
  const [data] = await Promise.all([
    fetch(holder.dataset.network).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); }),
    load(holder.dataset.vis),
  ]);
  const box = document.createElement("div");
  box.className = "canvas";
  box.style.height = `${Math.round(svg.getBoundingClientRect().height)}px`;
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", `${holder.dataset.label} ${holder.dataset.hint}`);
  const live = document.createElement("p");
  live.className = "hidden";
  live.setAttribute("aria-live", "polite");
  const tip = document.createElement("p");
  tip.className = "hint tip-line";
  tip.textContent = holder.dataset.hint;
  svg.after(box, tip, live);
  const drawing = new Drawing(box, live, data);
  svg.classList.add("replaced");
  for (const item of document.querySelectorAll(".script[hidden]")) item.hidden = false;
  for (const link of document.querySelectorAll("[data-draw]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.dataset.draw === "fit") drawing.fit();
      if (link.dataset.draw === "png") drawing.png();
      if (link.dataset.draw === "svg") saveSvg(svg);
    });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawing.recolour());
  window.drawing = drawing;
}

function load(address) {
  return new Promise((resolve, reject) => {
    if (window.vis) return resolve();
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => reject(new Error("vis-network did not load"));
    // The address is one of our own, made by the server; the policy names it so that Trusted Types let it pass.
    const policy = window.trustedTypes?.createPolicy("library", { createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : "") });
    script.src = policy ? policy.createScriptURL(address) : address;
    document.head.append(script);
  });
}

class Drawing {
  constructor(box, live, data) {
    this.box = box;
    this.live = live;
    this.data = data;
    this.hovered = null;
    this.cursor = Math.max(0, data.nodes.findIndex((node) => node.focus));
    this.readColours();
    const nodes = data.nodes.map((node) => ({ ...node, label: undefined, title: undefined, ...this.nodeColours(node) }));
    const edges = data.edges.map((edge) => ({ ...edge, title: undefined, ...this.edgeColours(edge) }));
    this.nodes = new window.vis.DataSet(nodes);
    this.edges = new window.vis.DataSet(edges);
    this.network = new window.vis.Network(box, { nodes: this.nodes, edges: this.edges }, {
      physics: false,
      layout: { randomSeed: 1, improvedLayout: false },
      interaction: { hover: true, keyboard: false, multiselect: false, tooltipDelay: 1e9, zoomSpeed: 0.6, selectConnectedEdges: false, hoverConnectedEdges: false },
      nodes: { borderWidth: 1.6, borderWidthSelected: 3, shapeProperties: { interpolation: false } },
      edges: { arrows: { to: { enabled: false, scaleFactor: 0.55 } }, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0, color: { inherit: false } },
    });
    this.network.on("beforeDrawing", (context) => this.before(context));
    this.network.on("afterDrawing", (context) => this.after(context));
    this.network.on("hoverEdge", ({ edge }) => this.hover("edge", edge));
    this.network.on("hoverNode", ({ node }) => this.hover("node", node));
    this.network.on("blurEdge", () => this.hover());
    this.network.on("blurNode", () => this.hover());
    this.network.on("click", (event) => this.click(event));
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("focus", () => this.network.redraw());
    box.addEventListener("blur", () => this.network.redraw());
    this.fit();
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(`--${name}`).trim();
    this.colour = Object.fromEntries(["page", "ink", "ink2", "marker", "accent", "thanks", "requests", "undertakings", "coordination", "reports", "part"].map((name) => [name, get(name)]));
    this.colour.decisions = this.colour.ink;
    this.sans = get("sans");
    this.serif = get("serif");
  }

  recolour() {
    this.readColours();
    this.nodes.update(this.data.nodes.map((node) => ({ id: node.id, ...this.nodeColours(node) })));
    this.edges.update(this.data.edges.map((edge) => ({ id: edge.id, ...this.edgeColours(edge) })));
  }

  nodeColours(node) {
    const fill = node.focus ? this.colour.ink : node.kind === "action" ? this.colour.ink2 : this.colour.page;
    const line = node.kind === "action" ? this.colour.ink2 : this.colour.ink;
    const same = { background: fill, border: line };
    return { color: { ...same, highlight: same, hover: same } };
  }

  edgeColours(edge) {
    const colour = this.colour[edge.family];
    return { color: { color: colour, highlight: colour, hover: colour, inherit: false } };
  }

  fit() {
    const width = this.box.clientWidth, height = this.box.clientHeight;
    const scale = Math.min(width / this.data.width, height / this.data.height);
    if (!(scale > 0)) return; // not laid out, as in print
    this.network.moveTo({ position: { x: this.data.width / 2, y: this.data.height / 2 }, scale, animation: false });
  }

  path(edge) {
    return this.network.body.edges[edge.id].edgeType;
  }

  /* vis-network's own curves lean to one end; ours stand in the middle, `bend` px off the straight line. */
  bend() {
    for (const edge of this.data.edges) {
      const type = this.path(edge);
      if (!edge.smooth || type.bent || !type._getViaCoordinates) continue;
      type.bent = true;
      type._getViaCoordinates = () => {
        const a = type.from, b = type.to;
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        return { x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * edge.bend * 2, y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * edge.bend * 2 };
      };
    }
  }

  before(context) {
    this.bend();
    for (const edge of this.data.edges) {
      const chosen = edge.open || (this.hovered?.kind === "edge" && this.hovered.id === edge.id);
      if (!chosen) continue;
      const type = this.path(edge);
      context.save();
      context.strokeStyle = this.colour.marker;
      context.lineWidth = edge.width + 12;
      context.beginPath();
      for (let step = 0; step <= 24; step += 1) {
        const point = type.getPoint(step / 24);
        if (step) context.lineTo(point.x, point.y); else context.moveTo(point.x, point.y);
      }
      context.stroke();
      context.restore();
    }
  }

  after(context) {
    const taken = [];
    for (const edge of this.data.edges) taken.push(this.mark(context, edge));
    this.twice(context);
    for (const heading of this.data.headings) taken.push(this.heading(context, heading));
    const order = this.data.nodes.map((node, number) => ({ node, number }))
      .sort((a, b) => rank(this, b) - rank(this, a));
    for (const { node } of order) this.label(context, node, taken);
    if (document.activeElement === this.box) this.ring(context, this.data.nodes[this.cursor]);
    if (this.hovered) this.say(context);
  }

  twice(context) {
    for (const node of this.data.nodes) {
      if (node.kind !== "collective") continue;
      const { x, y } = this.network.getPosition(node.id);
      context.strokeStyle = this.colour.ink;
      context.lineWidth = 1.6;
      context.beginPath();
      context.moveTo(x - 7, y - SIZE); context.lineTo(x - 7, y - SIZE - 4); context.lineTo(x + SIZE + 4, y - SIZE - 4);
      context.lineTo(x + SIZE + 4, y + 7); context.lineTo(x + SIZE, y + 7);
      context.stroke();
    }
  }

  mark(context, edge) {
    const { x, y } = this.path(edge).getPoint(edge.mark);
    const chosen = edge.open || (this.hovered?.kind === "edge" && this.hovered.id === edge.id);
    const wide = edge.count > 1 ? 36 : 16;
    context.fillStyle = chosen ? this.colour.marker : this.colour.page;
    context.fillRect(x - 8, y - 8, wide, 16);
    context.save();
    context.translate(x, y);
    context.fillStyle = edge.hollow ? this.colour.page : this.colour[edge.family];
    context.strokeStyle = this.colour[edge.family];
    context.lineWidth = 1.5;
    shape(context, edge.family);
    context.fill();
    if (edge.hollow) context.stroke();
    context.restore();
    if (edge.count > 1) {
      context.font = `600 12px ${this.sans}`;
      context.fillStyle = this.colour.ink;
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillText(`×${edge.count}`, x + 8, y + 0.5);
    }
    return { left: x - 8, right: x - 8 + wide, top: y - 8, bottom: y + 8 };
  }

  heading(context, { x, y, anchor, text, family }) {
    const right = anchor === "end";
    context.font = `600 13px ${this.sans}`;
    context.fillStyle = this.colour.ink2;
    context.textAlign = right ? "right" : "left";
    context.textBaseline = "alphabetic";
    context.fillText(text, x, y);
    const width = context.measureText(text).width;
    context.save();
    context.translate(right ? x + 11 : x - 11, y - 4.5);
    context.fillStyle = this.colour[family];
    shape(context, family);
    context.fill();
    context.restore();
    return right ? { left: x - width, right: x + 16, top: y - 12, bottom: y + 4 } : { left: x - 16, right: x + width, top: y - 12, bottom: y + 4 };
  }

  label(context, node, taken) {
    const { x, y } = this.network.getPosition(node.id);
    const lines = [...node.lines.map((text) => [text, node.serif ? `14px ${this.serif}` : `600 14px ${this.sans}`, this.colour.ink]), ...(node.note ? [[node.note, `13px ${this.sans}`, this.colour.ink2]] : [])];
    if (!lines.length) return;
    const align = { start: "left", end: "right", middle: "center" }[node.anchor];
    let width = 0;
    for (const [text, font] of lines) { context.font = font; width = Math.max(width, context.measureText(text).width); }
    const left = x + node.dx - (align === "right" ? width : align === "center" ? width / 2 : 0);
    const top = y + node.dy - 13;
    const area = { left, right: left + width, top, bottom: top + 17 * lines.length };
    if (taken.some((other) => meets(area, other)) && !node.focus) return;
    taken.push(area);
    context.textAlign = align;
    context.textBaseline = "alphabetic";
    lines.forEach(([text, font, colour], number) => {
      context.font = font;
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = this.colour.page;
      context.strokeText(text, x + node.dx, y + node.dy + 17 * number);
      context.fillStyle = colour;
      context.fillText(text, x + node.dx, y + node.dy + 17 * number);
    });
  }

  ring(context, node) {
    if (!node) return;
    const { x, y } = this.network.getPosition(node.id);
    context.strokeStyle = this.colour.accent;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, SIZE + 7, 0, 2 * Math.PI);
    context.stroke();
  }

  say(context) {
    const item = this.item();
    if (!item) return;
    const words = item.words.length > 90 ? `${item.words.slice(0, 89)}…` : item.words;
    const at = this.hovered.kind === "edge" ? this.path(item).getPoint(item.mark) : this.network.getPosition(item.id);
    context.font = `13px ${this.sans}`;
    const width = context.measureText(words).width + 16;
    const x = Math.min(Math.max(at.x - width / 2, 2), this.data.width - width - 2);
    context.fillStyle = this.colour.ink;
    context.fillRect(x, at.y - 40, width, 24);
    context.fillStyle = this.colour.page;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(words, x + 8, at.y - 28);
  }

  item() {
    const list = this.hovered?.kind === "edge" ? this.data.edges : this.data.nodes;
    return list.find((one) => one.id === this.hovered?.id);
  }

  hover(kind, id) {
    this.hovered = kind ? { kind, id } : null;
    this.box.style.cursor = kind ? "pointer" : "grab";
    this.network.redraw();
  }

  click({ nodes, edges }) {
    const found = nodes.length ? this.data.nodes.find((node) => node.id === nodes[0]) : this.data.edges.find((edge) => edge.id === edges[0]);
    if (found?.href) location.assign(found.href);
  }

  key(event) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key in steps) this.step(...steps[event.key]);
    else if (event.key === "Enter") { const node = this.data.nodes[this.cursor]; if (node?.href) location.assign(node.href); }
    else if (event.key === "0") this.fit();
    else if (event.key === "+" || event.key === "-") this.network.moveTo({ scale: this.network.getScale() * (event.key === "+" ? 1.25 : 0.8), animation: false });
    else return;
    event.preventDefault();
  }

  step(across, down) {
    const here = this.network.getPosition(this.data.nodes[this.cursor].id);
    let best = null;
    this.data.nodes.forEach((node, number) => {
      const place = this.network.getPosition(node.id);
      const dx = place.x - here.x, dy = place.y - here.y;
      const ahead = dx * across + dy * down, aside = Math.abs(dx * down) + Math.abs(dy * across);
      if (number === this.cursor || ahead <= 1) return;
      const far = ahead + 2 * aside;
      if (!best || far < best.far) best = { number, far };
    });
    if (!best) return;
    this.cursor = best.number;
    this.live.textContent = this.data.nodes[this.cursor].words;
    this.network.redraw();
  }

  png() {
    const canvas = this.box.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = canvas.width; copy.height = canvas.height;
    const context = copy.getContext("2d");
    context.fillStyle = this.colour.page;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => save(blob, "drawing.png"));
  }
}

function rank(drawing, { node }) {
  return node.focus ? 1e6 : drawing.data.edges.reduce((sum, edge) => sum + (edge.from === node.id || edge.to === node.id ? edge.count : 0), 0);
}

function meets(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function shape(context, family) {
  const draws = {
    thanks: () => context.arc(0, 0, 4.4, 0, 2 * Math.PI),
    requests: () => corners(context, [[-4.2, -4.3], [4.6, 0], [-4.2, 4.3]]),
    undertakings: () => context.rect(-4, -4, 8, 8),
    coordination: () => { corners(context, [[-5, -4], [0, 0], [-5, 4]]); corners(context, [[5, -4], [0, 0], [5, 4]]); },
    decisions: () => corners(context, [[0, -5], [5, 0], [0, 5], [-5, 0]]),
    reports: () => context.rect(-4.6, -1.8, 9.2, 3.6),
    part: () => context.rect(-1.2, -4.6, 2.4, 9.2),
  };
  context.beginPath();
  draws[family]();
}

function corners(context, points) {
  points.forEach(([x, y], number) => (number ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/* The still drawing as a file of its own: the marks it uses come along and every colour is written out. */
function saveSvg(svg) {
  const copy = svg.cloneNode(true);
  const live = [svg, ...svg.querySelectorAll("*")];
  const made = [copy, ...copy.querySelectorAll("*")];
  live.forEach((element, number) => {
    const style = getComputedStyle(element);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "paint-order", "font-family", "font-size", "font-weight", "color"]) made[number].setAttribute(name, style.getPropertyValue(name));
  });
  const icons = document.querySelectorAll("symbol");
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  for (const icon of icons) defs.append(icon.cloneNode(true));
  copy.prepend(defs);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  save(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }), "drawing.svg");
}
