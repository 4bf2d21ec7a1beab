// The texts of the page whose contrast with the ground they stand on is below 4.5 (WCAG 2.2, relative luminance).
() => {
  const parse = color => (color.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
  const scale = color => color.startsWith('color(') ? parse(color.slice(10)).map((v, i) => i < 3 ? v * 255 : v) : parse(color);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const color = scale(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] > .5) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('.skip, option')) continue;
    const [one, other] = [light(scale(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
    const contrast = (one + .05) / (other + .05);
    if (contrast < 4.5) poor.push(node.className + ': ' + walker.currentNode.data.trim().slice(0, 40) + ' ' + contrast.toFixed(2));
  }
  return poor;
}
