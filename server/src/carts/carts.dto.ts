import { ApiProperty } from '@nestjs/swagger';
import type {
  AddCartLineRequest,
  CartLineResponse,
  CartResponse,
  ChangeCartLineRequest,
} from '@tianpu/shared/api';
import { QuantityField, UlidField } from '../platform';

/** The store the cart is shown for; the cart itself belongs to the customer, not to a store. */
export class CartQueryDto {
  @UlidField()
  storeId!: string;
}

export class AddCartLineDto implements AddCartLineRequest {
  @UlidField()
  storeId!: string;

  @UlidField()
  skuId!: string;

  @QuantityField()
  quantity!: number;
}

export class ChangeCartLineDto implements ChangeCartLineRequest {
  @QuantityField()
  quantity!: number;
}

class CartLineDto implements CartLineResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  skuId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty()
  productName!: string;

  @ApiProperty()
  optionsText!: string;

  @ApiProperty()
  thumbnailUrl!: string;

  @ApiProperty()
  quantity!: number;

  @ApiProperty()
  unitPriceFen!: number;

  @ApiProperty()
  lineTotalFen!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Set when the price changed since it was put in.',
  })
  previousUnitPriceFen!: number | null;

  @ApiProperty({ enum: ['sku.off_sale', 'sku.sold_out'], nullable: true })
  unavailable!: CartLineResponse['unavailable'];

  @ApiProperty({ format: 'date-time' })
  addedAt!: string;
}

export class CartDto implements CartResponse {
  @ApiProperty({ description: 'Grows with every change; an order names the version it was made from.' })
  version!: number;

  @ApiProperty()
  storeId!: string;

  @ApiProperty({ type: [CartLineDto] })
  lines!: CartLineDto[];

  @ApiProperty()
  itemCount!: number;

  @ApiProperty()
  goodsTotalFen!: number;
}
