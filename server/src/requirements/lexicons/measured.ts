/** Nouns that are measured in units (quantities of the SI and of computing, by hand). */
export const MEASURED: ReadonlySet<string> = new Set(
  `temperature weight mass length width height depth distance duration timeout delay latency voltage pressure speed velocity
   frequency wavelength brightness humidity radius diameter thickness bandwidth throughput lifetime acceleration torque altitude
   force energy current resistance`.split(/\s+/),
);
