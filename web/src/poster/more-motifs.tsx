import { between, range, type Motif } from './motifs.tsx';

const columns: Motif = ({ shape, accent }, draw) => (
  <>
    <polygon points={`10,172 100,${between(draw, 136, 146)} 190,172`} fill={accent} />
    <rect x={10} y={176} width={180} height={10} fill={shape} />
    {range(5).map((i) => (
      <rect
        key={i}
        x={18 + i * 36}
        y={192}
        width={between(draw, 16, 22)}
        height={108}
        fill={i % 2 ? accent : shape}
      />
    ))}
  </>
);

const teeth: Motif = ({ shape, accent }, draw) => {
  const row = (y: number, length: number) =>
    range(11)
      .map((i) => `${i * 20},${i % 2 === 0 ? y : y + length * between(draw, 0.6, 1.2)}`)
      .join(' ');
  return (
    <>
      <circle cx={between(draw, 70, 130)} cy={205} r={between(draw, 34, 50)} fill={shape} />
      <polygon points={`0,300 ${row(290, -70)} 200,300`} fill={accent} />
      <polygon points={`0,300 ${row(300, -40)} 200,300`} fill={shape} />
    </>
  );
};

const equalizer: Motif = ({ shape, accent }, draw) => (
  <>
    {range(9).map((i) => {
      const height = between(draw, 24, 142);
      return (
        <rect
          key={i}
          x={10 + i * 20.5}
          y={290 - height}
          width={14}
          height={height}
          rx={7}
          fill={i % 3 === 1 ? accent : shape}
        />
      );
    })}
  </>
);

const rings: Motif = ({ shape, accent, ground }, draw) => {
  const [dx, dy] = [between(draw, -7, 7), between(draw, -7, 2)];
  return (
    <>
      {range(7).map((i) => (
        <circle
          key={i}
          cx={100 + dx * i}
          cy={218 + dy * i}
          r={80 - i * 11.5}
          fill={i === 6 ? shape : i % 2 === 0 ? accent : ground}
        />
      ))}
    </>
  );
};

const hearts: Motif = ({ shape, accent }, draw) => {
  const [r, overlap, y] = [between(draw, 50, 64), between(draw, 0.35, 0.7), between(draw, 208, 224)];
  return (
    <>
      <circle cx={100 - r * overlap} cy={y} r={r} fill={shape} />
      <circle cx={100 + r * overlap} cy={y + between(draw, -20, 20)} r={r} fill={accent} opacity={0.85} />
    </>
  );
};

const planet: Motif = ({ shape, accent }, draw) => {
  const [x, y, r, tilt] = [
    between(draw, 75, 125),
    between(draw, 195, 225),
    between(draw, 40, 56),
    between(draw, -30, 30),
  ];
  return (
    <>
      {range(16).map((i) => (
        <circle
          key={i}
          cx={draw() * 200}
          cy={between(draw, 115, 300)}
          r={between(draw, 0.7, 1.8)}
          fill={shape}
        />
      ))}
      <circle cx={x} cy={y} r={r} fill={shape} />
      <path
        d={`M${x - r} ${y}a${r} ${r} 0 0 0 ${2 * r} 0z`}
        fill={accent}
        opacity={0.9}
        transform={`rotate(${tilt - 40} ${x} ${y})`}
      />
      <ellipse
        cx={x}
        cy={y}
        rx={r * 1.7}
        ry={r * 0.34}
        fill="none"
        stroke={accent}
        strokeWidth={5}
        transform={`rotate(${tilt} ${x} ${y})`}
      />
    </>
  );
};

const screens: Motif = ({ shape, accent, ground }, draw) => (
  <g transform={`rotate(${between(draw, -8, 8)} 100 210)`}>
    {[80, 62, 44, 26].map((half, i) => (
      <rect
        key={half}
        x={100 - half}
        y={212 - half * 0.72}
        width={half * 2}
        height={half * 1.44}
        rx={half / 5}
        fill={[shape, ground, accent, shape][i]}
      />
    ))}
  </g>
);

const tunnel: Motif = ({ shape, accent }, draw) => {
  const [x, y] = [between(draw, 50, 150), between(draw, 190, 230)];
  return (
    <>
      {range(12).map((i) => (
        <polygon
          key={i}
          points={`${x},${y} ${-120 + i * 40},310 ${-120 + i * 40 + between(draw, 6, 22)},310`}
          fill={i % 3 === 0 ? accent : shape}
        />
      ))}
      <circle cx={x} cy={y} r={between(draw, 10, 20)} fill={shape} />
    </>
  );
};

const diagonals: Motif = ({ shape, accent }, draw) => (
  <g transform={`translate(0 ${between(draw, -14, 14)})`}>
    {range(6).map((i) => (
      <polygon
        key={i}
        points={`${-60 + i * 52},320 ${-60 + i * 52 + between(draw, 12, 30)},320 ${60 + i * 52},156 ${44 + i * 52},156`}
        fill={i % 2 ? accent : shape}
      />
    ))}
  </g>
);

const sunset: Motif = ({ shape, accent, ground }, draw) => {
  const [x, horizon] = [between(draw, 70, 130), between(draw, 236, 256)];
  return (
    <>
      <circle cx={x} cy={horizon - 12} r={between(draw, 58, 78)} fill={shape} />
      {range(4).map((i) => (
        <rect key={i} y={horizon - 46 + i * 13} width={200} height={2 + i * 1.6} fill={ground} />
      ))}
      <path
        d={`M0 ${horizon}q50 ${between(draw, -22, -6)} 100 0t100 ${between(draw, -8, 8)}V300H0z`}
        fill={accent}
      />
    </>
  );
};

export const MORE_MOTIFS = {
  columns,
  teeth,
  equalizer,
  rings,
  hearts,
  planet,
  screens,
  tunnel,
  diagonals,
  sunset,
} as const;
