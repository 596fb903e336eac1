import { missing } from '../missing.ts';

/** A plot of several lines over the same horizontal axis. */
export interface LinePlot {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xScale: 'linear' | 'logarithmic';
  readonly lines: readonly Line[];
}

export interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** Half the height of the error bar. */
  readonly error?: number;
}

const WIDTH = 640;
const HEIGHT = 400;
const PLOT = { left: 64, right: 620, top: 44, bottom: 300 };
/** Colours that colour-blind readers can distinguish (Okabe & Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000'];

/** Draws the plot as one SVG document, with axes, ticks, error bars and a legend; the vertical axis starts at 0. */
export function drawLinePlot(plot: LinePlot): string {
  const points = plot.lines.flatMap((line) => line.points);
  const scaleX = plot.xScale === 'logarithmic' ? Math.log10 : (x: number): number => x;
  const xs = points.map((point) => scaleX(point.x));
  const [xLow, xHigh] = [Math.min(...xs), Math.max(...xs)];
  const yTicks = ticks(Math.max(...points.map(top), 1e-9));
  const yHigh = yTicks[yTicks.length - 1] ?? missing('tick', yTicks.length - 1);
  const toX = (x: number): number =>
    PLOT.left + ((scaleX(x) - xLow) / (xHigh - xLow || 1)) * (PLOT.right - PLOT.left);
  const toY = (y: number): number => PLOT.bottom - (y / yHigh) * (PLOT.bottom - PLOT.top);
  const xTicks = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${WIDTH / 2}" y="24" text-anchor="middle" font-size="15">${escape(plot.title)}</text>`,
    ...yTicks.map((y) => horizontalTick(y, toY(y))),
    ...xTicks.map((x) => verticalTick(x, toX(x))),
    `<path d="M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}" fill="none" stroke="#333"/>`,
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 38}" text-anchor="middle">${escape(plot.xLabel)}</text>`,
    `<text transform="translate(18 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(plot.yLabel)}</text>`,
    ...plot.lines.map((line, i) => drawLine(line, colour(i), toX, toY)),
    ...plot.lines.map((line, i) => legendEntry(line.name, i)),
    '</svg>',
    '',
  ].join('\n');
}

/** The upper end of the error bar. */
function top({ y, error }: Point): number {
  return error === undefined ? y : y + error;
}

function drawLine(
  line: Line,
  stroke: string,
  toX: (x: number) => number,
  toY: (y: number) => number,
): string {
  const points = [...line.points].sort((a, b) => a.x - b.x);
  const path = points
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(toX(x))} ${round(toY(y))}`)
    .join('');
  const marks = points.map(({ x, y, error = 0 }) => {
    const bar =
      error > 0
        ? `<path d="M${round(toX(x))} ${round(toY(y + error))}V${round(toY(Math.max(0, y - error)))}" stroke="${stroke}"/>`
        : '';
    return `${bar}<circle cx="${round(toX(x))}" cy="${round(toY(y))}" r="3" fill="${stroke}"/>`;
  });
  return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="1.5"/>${marks.join('')}`;
}

function legendEntry(name: string, index: number): string {
  const x = PLOT.left + (index % 3) * 190;
  const y = HEIGHT - 42 + Math.floor(index / 3) * 16;
  return `<circle cx="${x}" cy="${y - 4}" r="4" fill="${colour(index)}"/><text x="${x + 10}" y="${y}">${escape(name)}</text>`;
}

function horizontalTick(value: number, y: number): string {
  return `<path d="M${PLOT.left} ${round(y)}H${PLOT.right}" stroke="#ddd"/><text x="${PLOT.left - 8}" y="${round(y + 4)}" text-anchor="end">${label(value)}</text>`;
}

function verticalTick(value: number, x: number): string {
  return `<path d="M${round(x)} ${PLOT.bottom}v5" stroke="#333"/><text x="${round(x)}" y="${PLOT.bottom + 18}" text-anchor="middle">${label(value)}</text>`;
}

/** Four to eight ticks from 0 to past `highest`, in steps of 1, 2 or 5 times a power of ten. */
function ticks(highest: number): number[] {
  const rough = highest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return Array.from({ length: Math.ceil(highest / step - 1e-9) + 1 }, (_, i) => i * step);
}

function label(value: number): string {
  if (value >= 1000) return `${Math.round(value / 100) / 10}k`;
  return String(Math.round(value * 1e4) / 1e4);
}

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? missing('colour', index);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
