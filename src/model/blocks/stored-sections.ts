import { z } from 'zod';
import { SECTION_NAMES } from './section.ts';

/** The sections of a block representation, as a model's summary keeps them. */
export const storedSections = z.array(
  z.object({
    name: z.enum(SECTION_NAMES),
    dimensions: z.number(),
    weight: z.number(),
    unit: z.boolean(),
  }),
);
