import type { INestApplicationContext } from '@nestjs/common';

/** All that a seed needs of an application: its providers. The command line gives the whole app, tests what they have. */
export type Providers = Pick<INestApplicationContext, 'get'>;
