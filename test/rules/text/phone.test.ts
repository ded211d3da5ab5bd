import { maskName, maskPhone, normalisePhone } from '@tianpu/shared/text';

describe('V14: a Chinese mobile number', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+8613800138000',
    '+86 138 0013 8000',
    '+86-138-0013-8000',
    '008613800138000',
    '0086 13800138000',
    ' 13800138000 ',
  ])('%p is 13800138000', (text) => {
    expect(normalisePhone(text)).toBe('13800138000');
  });

  it.each([
    ['twelve digits', '138001380001'],
    ['ten digits', '1380013800'],
    ['no mobile prefix', '12345678901'],
    ['a line break', '13800138000\n'],
    ['a line break before', '\n13800138000'],
    ['a tab', '138\t00138000'],
    ['full-width digits', '１３８００１３８０００'],
    ['Arabic digits', '١٣٨٠٠١٣٨٠٠٠'],
    ['a landline', '0571-87654321'],
    ['another country', '+44 13800138000'],
    ['the prefix twice', '+8686 13800138000'],
    ['86 without a plus', '8613800138000'],
    ['letters', '1380013800O'],
    ['an exponent', '1.38e10'],
    ['nothing', ''],
    ['SQL', "13800138000' OR '1'='1"],
  ])('refuses %s', (_title, text) => {
    expect(normalisePhone(text)).toBeNull();
  });
});

describe('what screens show of a person', () => {
  it.each([
    ['13800138000', '138****8000'],
    ['19912345678', '199****5678'],
    ['+8613800138000', '****'],
    ['12345', '****'],
    ['', '****'],
  ])('phone %p is %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    ['王', '*'],
    ['欧阳娜娜', '欧**'],
    ['Alexander', 'A**'],
    [' 王小明 ', '王**'],
    ['👩🏻‍🍳小厨', '👩🏻‍🍳**'],
    ['', ''],
  ])('name %p is %p', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
