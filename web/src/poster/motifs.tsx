import type { ReactElement } from 'react';
import type { Palette } from './palette.ts';

/**
 * What a genre looks like when reduced to a few shapes: drawn on 200 x 300, mostly below the title. `draw` gives
 * numbers in [0, 1) that make each movie's poster its own.
 */
type Motif = (colours: Palette, draw: () => number) => ReactElement;

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const between = (draw: () => number, least: number, most: number) => least + draw() * (most - least);

const burst: Motif = ({ shape, accent }, draw) => {
  const [x, y, rays] = [between(draw, 60, 150), between(draw, 190, 240), 9 + Math.floor(draw() * 6)];
  const turn = draw() * Math.PI;
  const corner = (angle: number, radius: number) =>
    `${x + Math.cos(angle) * radius},${y + Math.sin(angle) * radius}`;
  return (
    <>
      {range(rays).map((i) => {
        const angle = turn + (i * 2 * Math.PI) / rays;
        const wide = Math.PI / rays / 1.8;
        return (
          <polygon
            key={i}
            points={`${x},${y} ${corner(angle - wide, 320)} ${corner(angle + wide, 320)}`}
            fill={shape}
            opacity={0.42}
          />
        );
      })}
      <circle cx={x} cy={y} r={between(draw, 26, 40)} fill={accent} />
    </>
  );
};

const mountains: Motif = ({ shape, accent }, draw) => {
  const peak = between(draw, 60, 150);
  return (
    <>
      <circle
        cx={between(draw, 40, 160)}
        cy={between(draw, 165, 185)}
        r={between(draw, 18, 28)}
        fill={accent}
      />
      <polygon points={`-20,300 ${peak},${between(draw, 150, 180)} 230,300`} fill={shape} />
      <polygon points={`-20,300 ${200 - peak},${between(draw, 205, 230)} 230,300`} fill={accent} />
      <polygon points={`60,300 ${peak + 45},${between(draw, 245, 260)} 240,300`} fill={shape} opacity={0.7} />
    </>
  );
};

const dots: Motif = ({ shape, accent }, draw) => (
  <>
    {range(25).map((i) => (
      <circle
        key={i}
        cx={20 + (i % 5) * 40}
        cy={160 + Math.floor(i / 5) * 36}
        r={between(draw, 4, 17)}
        fill={draw() < 0.25 ? accent : shape}
      />
    ))}
  </>
);

const smile: Motif = ({ shape, accent }, draw) => {
  const [x, y] = [between(draw, 80, 120), between(draw, 170, 190)];
  return (
    <g transform={`rotate(${between(draw, -18, 18)} ${x} ${y})`}>
      {[96, 72, 48, 24].map((r, i) => (
        <path key={r} d={`M${x - r} ${y}a${r} ${r} 0 0 0 ${2 * r} 0z`} fill={i % 2 === 0 ? shape : accent} />
      ))}
    </g>
  );
};

const blinds: Motif = ({ shape, accent, ground }, draw) => (
  <>
    <circle cx={between(draw, 60, 140)} cy={between(draw, 212, 228)} r={between(draw, 52, 66)} fill={shape} />
    {range(11).map((i) => (
      <rect key={i} x={-10} y={140 + i * 15} width={220} height={between(draw, 5, 9)} fill={ground} />
    ))}
    <rect x={between(draw, 30, 160)} y={152} width={7} height={160} fill={accent} />
  </>
);

const lens: Motif = ({ shape, accent, ground }, draw) => {
  const [x, y] = [between(draw, 70, 130), between(draw, 212, 228)];
  return (
    <>
      <rect y={y - 1.5} width={200} height={3} fill={accent} />
      <rect x={x - 1.5} y={148} width={3} height={152} fill={accent} />
      <circle cx={x} cy={y} r={62} fill={shape} />
      <circle cx={x} cy={y} r={50} fill={ground} />
      <circle cx={x} cy={y} r={between(draw, 24, 40)} fill={accent} />
      <circle cx={x} cy={y} r={9} fill={shape} />
    </>
  );
};

const curtain: Motif = ({ shape, accent }, draw) => {
  const gap = between(draw, 70, 130);
  return (
    <>
      {range(8).map((i) => {
        const left = i < 4;
        const top = left ? (i * gap) / 4 : gap + ((i - 4) * (200 - gap)) / 4;
        const width = (left ? gap : 200 - gap) / 4;
        const foot = left ? i * width * 0.55 : 200 - (8 - i) * width * 0.55;
        return (
          <path
            key={i}
            d={`M${top} 138C${top} 210 ${foot} 220 ${foot} 300h${width * 0.55}C${foot + width * 0.55} 220 ${top + width} 210 ${top + width} 138z`}
            fill={i % 2 === 0 ? accent : shape}
          />
        );
      })}
    </>
  );
};

const blocks: Motif = ({ shape, accent }, draw) => (
  <>
    {range(4).map((i) => {
      const height = between(draw, 60, 140);
      return (
        <g key={i}>
          <rect
            x={10 + i * 46}
            y={300 - height}
            width={42}
            height={height}
            fill={i % 2 === 0 ? shape : accent}
          />
          <path d={`M${10 + i * 46} ${300 - height}l21 -26l21 26z`} fill={i % 2 === 0 ? accent : shape} />
        </g>
      );
    })}
  </>
);

const moon: Motif = ({ shape, accent, ground }, draw) => {
  const [x, y, r] = [between(draw, 70, 130), between(draw, 210, 226), between(draw, 50, 64)];
  return (
    <>
      <circle cx={x} cy={y} r={r} fill={shape} />
      <circle cx={x + r * between(draw, 0.35, 0.55)} cy={y - r * 0.22} r={r * 0.86} fill={ground} />
      {range(9).map((i) => {
        const [cx, cy, s] = [between(draw, 12, 188), between(draw, 145, 290), between(draw, 2, 7)];
        return (
          <path
            key={i}
            d={`M${cx} ${cy - s}l${s / 3} ${s * 0.7}l${s * 0.7} ${s / 3}l${-s * 0.7} ${s / 3}l${-s / 3} ${s * 0.7}l${-s / 3} ${-s * 0.7}l${-s * 0.7} ${-s / 3}l${s * 0.7} ${-s / 3}z`}
            fill={accent}
          />
        );
      })}
    </>
  );
};

export const FIRST_MOTIFS = { burst, mountains, dots, smile, blinds, lens, curtain, blocks, moon } as const;
export { between, range };
export type { Motif };
