import { ApiProperty } from '@nestjs/swagger';
import {
  ALLERGENS,
  type Allergen,
  type MenuCategory,
  type MenuProduct,
  type MenuResponse,
  type ProductResponse,
  type SkuResponse,
} from '@tianpu/shared/api';
import { UlidField } from '../platform';

/** Which store's day the remaining pieces are counted for. */
export class StoreQueryDto {
  @UlidField()
  storeId!: string;
}

class SkuDto implements SkuResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ type: [String] })
  options!: string[];

  @ApiProperty()
  listPriceFen!: number;

  @ApiProperty({ type: String, nullable: true })
  servesText!: string | null;

  @ApiProperty({ type: String, nullable: true })
  weightText!: string | null;

  @ApiProperty()
  onSale!: boolean;

  @ApiProperty({ type: Number, nullable: true, description: 'Null: limited by slots only.' })
  remainingToday!: number | null;
}

class ProductAttributeDto {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: [String] })
  options!: string[];
}

class MenuProductDto implements MenuProduct {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  key!: string;

  @ApiProperty()
  categoryId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  subtitle!: string;

  @ApiProperty({ type: [String] })
  tags!: string[];

  @ApiProperty()
  imageUrl!: string;

  @ApiProperty()
  thumbnailUrl!: string;

  @ApiProperty()
  leadTimeMinutes!: number;

  @ApiProperty({ type: [ProductAttributeDto] })
  attributes!: ProductAttributeDto[];

  @ApiProperty({ type: [SkuDto] })
  skus!: SkuDto[];
}

class MenuCategoryDto implements MenuCategory {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  hint!: string;
}

export class MenuDto implements MenuResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ description: 'Digest of the content; also the ETag.' })
  version!: string;

  @ApiProperty({ type: [MenuCategoryDto] })
  categories!: MenuCategoryDto[];

  @ApiProperty({ type: [MenuProductDto] })
  products!: MenuProductDto[];
}

export class ProductDto extends MenuProductDto implements ProductResponse {
  @ApiProperty()
  description!: string;

  @ApiProperty({ type: [String] })
  imageUrls!: string[];

  @ApiProperty()
  ingredients!: string;

  @ApiProperty({ enum: ALLERGENS, isArray: true })
  allergens!: Allergen[];

  @ApiProperty()
  storage!: string;

  @ApiProperty()
  shelfLifeHours!: number;

  @ApiProperty()
  heroColour!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}
