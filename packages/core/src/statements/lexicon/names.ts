/** First names that tell a reader whether "he" or "she" follows; only a hint, never a claim about a person. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

export const FEMALE: ReadonlySet<string> =
  words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen
lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie
rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice
abigail alice judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
charlotte marie kayla alexis lori hillary hilary carly kellyanne ivanka melania chelsea elena sonia loretta condoleezza
nikki sylke ursula angela theresa claire kirsten kristen katie jill ellen gabrielle tulsi tammy michele valerie huma
megyn maggie rosa fatima aisha leila zainab benazir indira sheikha nadia olga svetlana irina natalia yulia`);

export const MALE: ReadonlySet<string> =
  words(`james robert john michael david william richard joseph thomas charles
christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward
jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander
frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah
jeremy christian keith roger gerald harold sean austin carl arthur lawrence dylan jesse bryan billy joe bruce
gabriel logan albert willie alan juan wayne elijah randy roy vincent ralph eugene russell bobby mason philip louis barack
bernie mitt ted marco jeb ben chris rand mike newt rudy bill al tim jim tom bob harry chuck mitch boris vladimir
emmanuel jens ashraf abdullah hamid zalmay mohammad muhammad ahmed ali hassan hussein omar ibrahim karim khalid mustafa
recep benjamin jean-claude francois françois manuel karl hans klaus sergei dmitry ivan mikhail xi lloyd neil jeh luis
jorge carlos pedro pablo enrique miguel angel antonio antony tony colin leon austin corey reince sheldon glenn rush
ken josh jeff stanley dan ron rick herman lincoln martin howard jay greg doug dick`);
