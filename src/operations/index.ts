export { type Difference, type Opinion, SecondOpinionService } from './second-opinion.service.js';
