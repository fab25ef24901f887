/** Every node knows where it stands: offsets into the text, end excluded. */
export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A name as written; what it stands for is found by the binder. */
export interface Ident extends Placed {
  readonly name: string;
}

/** A quoted text without its quotation marks. */
export interface Quoted extends Placed {
  readonly text: string;
}

export interface DateNode extends Placed {
  readonly day: number;
}

export interface NumberNode extends Placed {
  readonly value: number;
}

/** A length of time as written: `14 months`, `72 hours`, `4 weeks`. */
export interface LengthNode extends Placed {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}
