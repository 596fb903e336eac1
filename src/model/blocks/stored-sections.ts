import { z } from 'zod';
import { SECTION_NAMES, type Section } from './section.ts';

const storedSections = z.array(
  z.object({
    name: z.enum(SECTION_NAMES),
    dimensions: z.number(),
    weight: z.number(),
    unit: z.boolean(),
  }),
);

const summarySchema = z.object({ sections: storedSections });

/** The sections of a block representation, read from a model's summary. */
export function sectionsOf(summary: unknown): readonly Section[] {
  return summarySchema.parse(summary).sections;
}
