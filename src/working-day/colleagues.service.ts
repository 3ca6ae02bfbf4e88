import { Inject, Injectable } from '@nestjs/common';
import type { OpenCase } from '../cases/index.js';
import { type Post, seesFile } from '../cases/index.rules.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { TaskColleagueView } from './task.dto.js';

type Colleague = Post & { readonly name: string };

/** Who of the house sees a child's whole file, as far as the acting person may know them. Inside the running unit of work. */
@Injectable()
export class ColleaguesService {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async of({ standing }: OpenCase): Promise<TaskColleagueView[]> {
    const people = await this.uow.query<Colleague>(`${POST} order by display_name, id`);
    return people.filter((person) => seesFile(standing, person)).map(({ userId, name, role }) => ({ id: userId, name, role }));
  }

  async find(id: string): Promise<Post | undefined> {
    const [person] = await this.uow.query<Colleague>(`${POST} and id = $1`, [id]);
    return person;
  }
}

const POST = `select id as "userId", role, region_code as "regionCode", centre_code as "centreCode", unit_id as "unitId", display_name as name from app_user where active`;
