/** Small pieces that the published schemas are made of. */
import { z } from 'zod';

export const isoDate: z.ZodString = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('Calendar date, YYYY-MM-DD, in the time zone of the agreement.');

export const bound: z.ZodNullable<z.ZodNumber> = z.number().nullable().describe('null is an infinite end.');

/** A readonly list: the assessment is never changed once it is made. */
export const list = <T extends z.ZodType>(item: T): z.ZodReadonly<z.ZodArray<T>> => z.array(item).readonly();

/** A readonly object that admits no other keys. */
export const record = <T extends z.ZodRawShape>(shape: T): z.ZodReadonly<z.ZodObject<T, z.core.$strict>> =>
  z.strictObject(shape).readonly();

/** A type with its intersections and interfaces written out, at every depth. */
export type Flat<T> = T extends readonly (infer Item)[]
  ? readonly Flat<Item>[]
  : T extends object
    ? { [Key in keyof T]: Flat<T[Key]> }
    : T;

/** `true` when both types are the same, also in `readonly` and optional marks. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
