/** Fields nobody may set from outside, whatever the body (mass assignment). */
export const FORBIDDEN_NAMES = [
  'totalFen',
  'payableFen',
  'price',
  'priceFen',
  'listPriceFen',
  'unitPriceFen',
  'discount',
  'status',
  'state',
  'id',
  'userId',
  'customerId',
  'openid',
  'role',
  'isAdmin',
  'isPaid',
  'paidAt',
  'createdAt',
  'version',
  'constructor',
] as const;

/** JSON values that no text, number or flag of ours is. */
const WRONG_VALUES: readonly unknown[] = [null, {}, [], [[]], { $ne: null }, ['x']];

type Body = Readonly<Record<string, unknown>>;

export interface MalformedBody {
  why: string;
  body: unknown;
}

/**
 * Every way to spoil a good body by one step: a forbidden field more, a required field less, a field of another shape,
 * the whole body of another shape. Example: `{code: 'x'}` gives 20 + 1 + 6 + 1 + 3 bodies, all of which must be 400.
 */
export function spoiltBodies(good: Body, optional: readonly string[] = []): MalformedBody[] {
  const fields = Object.keys(good);
  return [
    ...FORBIDDEN_NAMES.filter((name) => !fields.includes(name)).map((name) => ({
      why: `${name} is not its business`,
      body: { ...good, [name]: 1 },
    })),
    ...fields
      .filter((name) => !optional.includes(name))
      .map((name) => ({ why: `${name} is missing`, body: without(good, name) })),
    ...fields.flatMap((name) =>
      [...WRONG_VALUES, typeof good[name] === 'string' ? 7 : 'seven']
        .filter((value) => !(optional.includes(name) && value === null))
        .map((value) => ({
          why: `${name} is ${JSON.stringify(value)}`,
          body: { ...good, [name]: value },
        })),
    ),
    { why: 'it is a list', body: [good] },
    { why: 'it is a text', body: 'text' },
    { why: 'it is null', body: null },
  ];
}

/** What no quantity is (V2). `1e999` arrives as a number beyond JSON's own, so it is sent as text elsewhere. */
export const WRONG_QUANTITIES: readonly unknown[] = [
  -1,
  0,
  1.5,
  '1',
  true,
  null,
  51,
  Number.MAX_SAFE_INTEGER,
];

function without(body: Body, name: string): Body {
  const { [name]: _, ...rest } = body;
  return rest;
}
