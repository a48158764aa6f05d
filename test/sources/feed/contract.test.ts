import { sourceContract } from '../../contracts/source-contract.ts';
import { feedSamples } from './samples.ts';

sourceContract('feed', feedSamples);
