import type { Allergen, ProductResponse, SkuResponse } from '@tianpu/shared/api';
import { ALLERGEN_LABELS, type Choice, leadTimeLabel, skuState } from '@tianpu/shared/catalog';
import { earliestReady } from '@tianpu/shared/fulfilment';
import { formatDuration, formatMoment } from '@tianpu/shared/time';
import type { IconName } from '@/components/icon';
import { type ChoiceView, choiceView } from '@/features/catalog/choice.view';
import type { StoreOption } from '@/features/store-choice';

export interface ProductView {
  pictures: string[];
  heroColour: string;
  name: string;
  subtitle: string;
  tags: string[];
  choice: ChoiceView;
  /** Price of the chosen variant, or the lowest until one is chosen. */
  priceFen: number;
  /** The price on the tag, where hers is another one; null otherwise. */
  beforeFen: number | null;
  /** 最早今天 18:30 可取 with the reason, or why not and what then; null when there is nothing to promise. */
  when: { title: string; reason: string; tone: 'matcha' | 'honey' } | null;
  facts: { label: string; text: string }[];
  allergens: { key: Allergen; label: string; icon: IconName }[];
  description: string;
  ingredients: string;
}

const ALLERGEN_ICONS: Record<Allergen, IconName> = {
  dairy: 'milk',
  egg: 'egg',
  gluten: 'wheat',
  nuts: 'nut',
  peanut: 'peanut',
  soy: 'soy',
  sesame: 'sesame',
  crustacean: 'shrimp',
};

/** From a day on a lead time is a matter of days, not of kitchen hours. */
const DAY_MINUTES = 1440;

/** Everything the product page shows for a choice. Pure. */
export function productView(
  product: ProductResponse,
  choice: Choice,
  store: StoreOption | undefined,
  now: Date,
  unitFenBySku: Readonly<Record<string, number>> = {},
): ProductView {
  const chosen = choiceView(product, choice);
  const tagFen = chosen.sku?.listPriceFen ?? Math.min(...product.skus.map((sku) => sku.listPriceFen));
  const memberFen = chosen.sku ? unitFenBySku[chosen.sku.id] : undefined;
  return {
    pictures: product.imageUrls.length > 0 ? product.imageUrls : [product.imageUrl],
    heroColour: product.heroColour,
    name: product.name,
    subtitle: product.subtitle,
    tags: product.tags.slice(0, 2),
    choice: chosen,
    priceFen: memberFen ?? tagFen,
    beforeFen: memberFen === undefined ? null : tagFen,
    when: chosen.canBuy || chosen.sku === null ? earliestOf(product, store, now) : notNow(chosen.sku),
    facts: factsOf(product, chosen),
    allergens: product.allergens.map((key) => ({
      key,
      label: ALLERGEN_LABELS[key],
      icon: ALLERGEN_ICONS[key],
    })),
    description: product.description,
    ingredients: product.ingredients,
  };
}

/** A counted variant is baked anew every day; one that is off sale is not promised again. */
function notNow(sku: SkuResponse): ProductView['when'] {
  return skuState(sku) === 'sold_out'
    ? { title: '今天的都被订走了', reason: '每天会再做一批，明天早点来约；也可以换个规格', tone: 'honey' }
    : { title: '这个规格暂时不卖', reason: '换个规格看看，或者回菜单挑别的', tone: 'honey' };
}

/** Says when and why, e.g. 最早今天 18:06 可取 · 整只现做要 4 小时. */
function earliestOf(
  product: ProductResponse,
  store: StoreOption | undefined,
  now: Date,
): ProductView['when'] {
  const { name: productName, leadTimeMinutes } = product;
  if (!store) return null;
  const ready = earliestReady([{ productName, leadTimeMinutes }], store.hours, now);
  if (!ready) return null;
  const wait = store.open.isOpen ? '' : `${store.name}${store.open.label}；`;
  const reason =
    leadTimeMinutes <= 0
      ? '柜里现货，到店就能拿'
      : leadTimeMinutes >= DAY_MINUTES
        ? `这款要${leadTimeLabel(leadTimeMinutes)}预订`
        : `下单后现做，要 ${formatDuration(leadTimeMinutes)}`;
  return { title: `最早${formatMoment(ready.at, now)} 可取`, reason: `${wait}${reason}`, tone: 'matcha' };
}

function factsOf(product: ProductResponse, choice: ChoiceView): ProductView['facts'] {
  const rows = [
    { label: '份量', text: [choice.sku?.weightText, choice.sku?.servesText].filter(Boolean).join(' · ') },
    { label: '保存', text: product.storage },
    { label: '赏味期', text: `${formatDuration(product.shelfLifeHours * 60)}内吃完最好` },
    { label: '配料', text: product.ingredients },
  ];
  return rows.filter((row) => row.text !== '');
}
