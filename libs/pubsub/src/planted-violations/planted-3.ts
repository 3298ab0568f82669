import { AppError } from '@whatsapp-agent/contracts';
export const planted = [AppError];
