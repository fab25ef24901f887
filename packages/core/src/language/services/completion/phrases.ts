/** Words that are offered whole. */
export interface Phrase {
  readonly text: string;
  /** What is put behind it when the parser is asked, where it looks further ahead than the phrase. */
  readonly tail?: string;
}

/**
 * Runs of words that are offered whole, with what may follow behind “…”. Whether one can stand at a place is asked of
 * the parser, so this list says only which words belong together; single words need not be named here.
 */
export const PHRASES: readonly Phrase[] = `
time zone
members from
events from
figures from
judgements from
statements from
occurrences from
sums deaths of
sums deaths in
counts events in
valid for
basis clause
basis joint declaration
basis unwritten understanding
basis unilateral demand
basis undisclosed annex
joint declaration
unwritten understanding
unilateral demand
undisclosed annex
applies from
applies to
held by
judged by
side a
side b
must bring
must bring about
must achieve
must keep
must refrain from
must jointly
bring about
refrain from
may suspend
may resume
may discharge
may terminate
may waive
may create
may rescind
the agreement
owed to
cure within
on suspension keep
on suspension freeze
on suspension restart
on violation of
on fulfilment of
on discharge of
on exertion of
the violation of
the fulfilment of
the start of
the discharge of
the suspension of
the exertion of
exerted by
decided by consensus of
decided when
consensus of
done when
as of
is median of
each of
at most
at least
no surge in … x
surge in … x
no more than
no fewer than
not more than
less than
fewer than
more than
equal to
is at most
is at least
is below
is above
is exactly
is not
is met
is not met
is fulfilled
is not fulfilled
is violated
is in effect
is suspended
is discharged
is terminated
is exerted
is expired
has happened
has not happened
becomes true
becomes false
only after
on every day of the last
on every day of the next
on every day since
on every day so far
on some day of the last
on some day of the next
on no day of the last
at some time in the last
at some time in the next
at no time in the last
at no time so far
of the last
of the next
so far
since signing
from now on
days ago
days ahead
in the last
in the last full week
in the last month
in the week
in the month
in the quarter
in the year
over the last
one year before
highest of
lowest of
mean of
median of
sum of
trend of
in every … x
in any … x
in at least … 3 x
in all … x together
in … "x"
on … 2020-01-01
to … 2020-01-01
from … 2020-01-01 to 2020-01-02
for … 3 consecutive days
on at most … 3 of the last 7 days
on at least … 3 of the last 7 days
at least once every … 7 days
at least two of … {x}
confirmed by at least two of … {x}
of type
half of
of
from
to
by
one month before
one week before
every … x
each … x
any … x
all … x together
at least … 3 x
the last … 7 days
the last full week
and … x must
deaths of
deaths in
year before
years before
month before
months before
week before
weeks before
days before
the last month
the week
the month
the quarter
the year
every day of the last … 7 days
`
  .trim()
  .split('\n')
  .map((line) => {
    const [text = '', tail] = line.split(' … ');
    return { text, ...(tail !== undefined && { tail: ` ${tail}` }) };
  });
