/**
 * What `framebuf` draws: lines, ellipses and polygons of single pixels. Which pixels a shape has is part of what
 * programs see, so the steps are those of MicroPython: Bresenham's line, Kennedy's ellipse, scan lines for polygons.
 */

/** What is drawn on. Both functions leave out what is outside. */
export interface Canvas {
  dot(x: number, y: number, color: number): void;
  fillRect(x: number, y: number, w: number, h: number, color: number): void;
}

export function drawLine(
  canvas: Canvas,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  color: number,
): void {
  const dx = Math.abs(x2 - x1);
  const dy = Math.abs(y2 - y1);
  const sx = x2 > x1 ? 1 : -1;
  const sy = y2 > y1 ? 1 : -1;
  const steep = dy > dx;
  const long = steep ? dy : dx;
  const short = steep ? dx : dy;
  let x = x1;
  let y = y1;
  let error = 2 * short - long;
  for (let i = 0; i < long; i++) {
    canvas.dot(x, y, color);
    while (error >= 0) {
      if (steep) x += sx;
      else y += sy;
      error -= 2 * long;
    }
    if (steep) y += sy;
    else x += sx;
    error += 2 * short;
  }
  canvas.dot(x2, y2, color);
}

/** Which quarters of an ellipse to draw (bits 0 to 3, from the right upper one against the clock), and whether to fill. */
export interface EllipseStyle {
  readonly quarters: number;
  readonly fill: boolean;
}

interface Center {
  readonly x: number;
  readonly y: number;
}

/** The points of an ellipse at that distance from its center. */
function ellipsePoints(
  canvas: Canvas,
  center: Center,
  x: number,
  y: number,
  color: number,
  { quarters, fill }: EllipseStyle,
): void {
  const draw = (toRight: boolean, down: boolean): void => {
    const row = center.y + (down ? y : -y);
    if (fill) canvas.fillRect(toRight ? center.x : center.x - x, row, x + 1, 1, color);
    else canvas.dot(center.x + (toRight ? x : -x), row, color);
  };
  if (quarters & 1) draw(true, false);
  if (quarters & 2) draw(false, false);
  if (quarters & 4) draw(false, true);
  if (quarters & 8) draw(true, true);
}

export function drawEllipse(
  canvas: Canvas,
  center: Center,
  a: number,
  b: number,
  color: number,
  style: EllipseStyle,
): void {
  if (a === 0 && b === 0) {
    if (style.quarters !== 0) canvas.dot(center.x, center.y, color);
    return;
  }
  const aa = 2 * a * a;
  const bb = 2 * b * b;
  // The sides, where y changes faster; then top and bottom, the same with x and y in each other's place.
  let x = a;
  let y = 0;
  let error = 0;
  let changeX = b * b * (1 - 2 * a);
  let changeY = a * a;
  for (let stopX = bb * a, stopY = 0; stopX >= stopY;) {
    ellipsePoints(canvas, center, x, y++, color, style);
    stopY += aa;
    error += changeY;
    changeY += aa;
    if (2 * error + changeX > 0) {
      x--;
      stopX -= bb;
      error += changeX;
      changeX += bb;
    }
  }
  x = 0;
  y = b;
  error = 0;
  changeX = b * b;
  changeY = a * a * (1 - 2 * b);
  for (let stopX = 0, stopY = aa * b; stopX <= stopY;) {
    ellipsePoints(canvas, center, x++, y, color, style);
    stopX += bb;
    error += changeX;
    changeX += bb;
    if (2 * error + changeY > 0) {
      y--;
      stopY -= aa;
      error += changeY;
      changeY += aa;
    }
  }
}

export type Point = readonly [number, number];

/** Pairs of neighbours around a polygon, beginning with the first point and the last one. */
function* edges(points: readonly Point[]): IterableIterator<readonly [Point, Point]> {
  let before = points[0] as Point;
  for (let i = points.length - 1; i >= 0; i--) {
    const point = points[i] as Point;
    yield [before, point];
    before = point;
  }
}

export function drawPolygon(canvas: Canvas, points: readonly Point[], color: number): void {
  for (const [[x1, y1], [x2, y2]] of edges(points)) drawLine(canvas, x1, y1, x2, y2, color);
}

export function fillPolygon(canvas: Canvas, points: readonly Point[], origin: Point, color: number): void {
  const [x, y] = origin;
  const rows = points.map((point) => point[1]);
  for (let row = Math.min(...rows); row <= Math.max(...rows); row++) {
    /** Where edges cross the row. */
    const nodes: number[] = [];
    for (const [[x1, y1], [x2, y2]] of edges(points)) {
      if (y1 !== y2 && y1 > row !== y2 > row) {
        const slope = Math.trunc((32 * (x2 - x1) * (row - y1)) / (y2 - y1));
        nodes.push(Math.trunc((32 * x1 + slope + 16) / 32));
      } else if (row === Math.max(y1, y2)) {
        // An end from above: the scan line itself would miss it.
        if (y1 < y2) canvas.dot(x + x2, y + y2, color);
        else if (y2 < y1) canvas.dot(x + x1, y + y1, color);
        else drawLine(canvas, x + x1, y + y1, x + x2, y + y2, color);
      }
    }
    nodes.sort((p, q) => p - q);
    for (let i = 0; i + 1 < nodes.length; i += 2) {
      const left = nodes[i] as number;
      canvas.fillRect(x + left, y + row, (nodes[i + 1] as number) - left + 1, 1, color);
    }
  }
}
