import { filesUnder } from './support/files';
import { countRoutes, unclassifiedRoutes } from './support/routes';

const server = filesUnder(['server/src'], /(?<!\.d)\.ts$/);

describe('A3: every route says who may call it', () => {
  it('none is unclassified', () => {
    expect(server.reduce((count, file) => count + countRoutes(file), 0)).toBeGreaterThan(0);
    expect(server.flatMap(unclassifiedRoutes)).toEqual([]);
  });

  it('routes are declared in controllers of their own file', () => {
    const elsewhere = server.filter(
      (file) => countRoutes(file) > 0 && !/\.controller\.ts$|^server\/src\/platform\//.test(file.path),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});

describe('the reader of this test', () => {
  const found = (text: string) => unclassifiedRoutes({ path: 'x.ts', text });

  it.each([
    ['on the method', "@Controller('a') class A { @Public() @Get() list() {} }"],
    ['for staff in roles', "@Controller('a') class A { @Post() @ForStaff('manager') make() {} }"],
    ['on the class', "@ForCustomer() @Controller('a') class A { @Get() list() {} @Delete(':id') drop() {} }"],
    [
      'on the class, one method otherwise',
      "@ForCustomer() @Controller('a') class A { @Public() @Get() list() {} }",
    ],
    ['a method that is no route', "@Controller('a') class A { helper() {} }"],
    ['a class that is no controller', 'class A { @Get() list() {} }'],
  ])('accepts one word: %s', (_title, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['no word', "@Controller('a') class A { @Get() list() {} }", 'nobody'],
    [
      'two words',
      "@Controller('a') class A { @Public() @ForCustomer() @Get() list() {} }",
      'Public and ForCustomer',
    ],
    [
      'one of two without',
      "@Controller() class A { @Public() @Get('a') a() {} @Put('b') b() {} }",
      'b is for nobody',
    ],
  ])('refuses %s', (_title, text, why) => {
    expect(found(text)).toEqual([expect.stringContaining(why)]);
  });
});
