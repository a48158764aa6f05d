import { sourceContract } from '../../contracts/source-contract.ts';
import { arxivSamples } from './samples.ts';

sourceContract('arxiv', arxivSamples);
