import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ReviewStayRequest } from './review.dto.js';
import { ReviewService } from './review.service.js';

@Controller('cases/:id/stay/reviews')
export class ReviewController {
  constructor(@Inject(ReviewService) private readonly reviews: ReviewService) {}

  @Post()
  @Requires('stay.review')
  review(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewStayRequest): Promise<WriteAnswerView> {
    return this.reviews.review(actor, id, input);
  }
}
