"""News-style sentences: the expression in brackets, then what it is, as EDTF.

Read as published on Tuesday 18 November 2025. `?` stands for no EDTF (durations, frequencies,
expressions that count from something unknown). Sentences without brackets hold no time.
"""

CASES = """
# full dates
The ministers met [on 15 October 2025] in the capital of Arvenia. | 2025-10-15
The ministers met [on October 15, 2025] in the capital of Arvenia. | 2025-10-15
The ministers met [on October 15, 2025], and signed a memorandum. | 2025-10-15
The note is dated [15 October 2025]. | 2025-10-15
[On Wednesday, October 15, 2025], the embassy reopened. | 2025-10-15
[On Wednesday, 15 October 2025], the embassy reopened. | 2025-10-15
The leaders met [on Saturday], the first such talks in years. | 2025-11-15
The pact was signed [on the 15th of October 2025]. | 2025-10-15
The pact was signed [on 15th October 2025]. | 2025-10-15
The pact was signed [on Oct. 15, 2025]. | 2025-10-15
The pact was signed [on 15 Oct 2025]. | 2025-10-15
BELMORA, [Oct 15, 2025] - The foreign minister arrived. | 2025-10-15
The letter of [2025-10-15] was not answered. | 2025-10-15
The protocol came into force [on 24.02.2022]. | 2022-02-24
The protocol came into force [on 24/02/2022]. | 2022-02-24
The protocol came into force [on 03/04/2025]. | 2025-04-03?
Fighting began [on 24 February 2022] and never stopped. | 2022-02-24
The embassy burned [on the night of 3 May 2024]. | 2024-05-03
[On 1 January 1993] the two republics exchanged ambassadors. | 1993-01-01
The permit runs out [on 3 May 9999]. | ?
The stamp reads [3/5/0000]. | ?
# days without a year
They met [on 18] and [19 June]. | 2025-06-18 2025-06-19
They met [on 18] and [19 June 2024]. | 2024-06-18 2024-06-19
[On June 18] and [19, 2024], they met. | 2024-06-18 2024-06-19
[On November 16], the pilots flew to Belmora. | 2025-11-16
The prime minister flew to Arvenia [on 14 November]. | 2025-11-14
He spoke by telephone with his counterpart [on November 15]. | 2025-11-15
The truce was broken [on December 2], officials said. | 2024-12-02
The summit will take place [on December 2] in Belmora. | 2025-12-02
The summit, scheduled [for December 2], may be postponed. | 2025-12-02
The delegation is due [on 3 January]. | 2026-01-03
The landing of the new consul [on October 15] changed much. | 2025-10-15
He will address the assembly [on the 25th of November]. | 2025-11-25
[On Monday, November 17], the envoy left. | 2025-11-17
The foreign minister arrived [on Nov. 12] for talks. | 2025-11-12
Belmora recalled its ambassador [on the 5th of this month]. | 2025-11-05
[On Monday, November 24], the envoy returns. | 2025-11-24
[On Friday, October 18], the envoy left. | 2024-10-18
The flag was lowered [on the 12th]. | 2025-11-12
The flag was lowered [on the last day of October]. | 2025-10-31
# months
[In July], the foreign minister visited Arvenia. | 2025-07
[In December 2024], the president proposed using the port. | 2024-12
The two commanders agreed on a truce [back in October]. | 2025-10
[In November], both embassies reopened. | 2025-11
[In December], both embassies were closed. | 2024-12
The parties will sign the treaty [in March]. | 2026-03
Elections are planned for [April]. | 2026-04
The base was closed [in May 2019]. | 2019-05
After the minister's [October] visit, trade resumed. | 2025-10
[July]'s summit ended without a statement. | 2025-07
The committee met [in June and July]. | 2025-06/2025-07
The embassy has been empty [since March]. | 2025-03/..
Talks collapsed [last December]. | 2024-12
The envoy returns [next March]. | 2026-03
Relations soured [in August of last year]. | 2024-08
[In the first week of November], three convoys crossed. | 2025-11-01/2025-11-07
[In the second half of October] the shelling stopped. | 2025-10-16/2025-10-31
# parts
[In mid-November], a delegation visited Belmora. | 2025-11-11/2025-11-20
[In mid—November], a delegation visited Belmora. | 2025-11-11/2025-11-20
[In early November], the consulate was attacked. | 2025-11-01/2025-11-10
The consulate was attacked [in late October]. | 2025-10-21/2025-10-31
[At the beginning of March 2024] the border was closed. | 2024-03-01/2024-03-10
[At the end of March 2024] the border was opened. | 2024-03-21/2024-03-31
[In the middle of October] the talks were resumed. | 2025-10-11/2025-10-20
[In early 2024], trade doubled. | 2024-01/2024-04
[In late 2023], the two sides exchanged prisoners. | 2023-09/2023-12
[At the end of last year], the two sides exchanged prisoners. | 2024-10/2024-12
[By the end of the month], all staff will have left. | ../2025-11-30
[By the end of the year], the pipeline will be ready. | ../2025-12
[Since the beginning of the year], five ships have called. | 2025-01/..
[Since the start of 2025], five ships have called. | 2025-01/..
[In the mid-1990s], the border was open. | 1994/1996
[Early next year] the commission will meet. | 2026-01/2026-04
[Late last week] the convoy was stopped. | 2025-11-14/2025-11-16
# years and longer
The aircraft were withdrawn [in 2016]. | 2016
The port has been leased [since 1971]. | 1971/..
The treaty was in force [until 2014]. | ../2014
The treaty was in force [from 1994 to 2014]. | 1994/2014
The treaty was in force [between 1994 and 2014]. | 1994/2014
The union lasted ([1958–1961]). | 1958/1961
The war of [2008] changed everything. | 2008
The [1974] agreement on disengagement is void. | 1974
After the elections [in 2024], trade resumed. | 2024
[In the 1970s], Arvenia built the dam. | 197X
[In the early 1990s], Arvenia had no army. | 1990/1993
[In the 19th century] both belonged to one empire. | 18XX
[In 2022-23] trade fell by half. | 2022/2023
The budget [for the year 2026] grew. | 2026
[In 2019] and [2021] the base was enlarged. | 2019 2021
Exports peaked [in the third quarter of 2024]. | 2024-35
Exports peaked [in the first half of 2024]. | 2024-40
The offensive began [in the spring of 2023]. | 2023-21
The offensive began [in spring 2023]. | 2023-21
Talks stalled [last summer]. | 2025-22
[In the winter of 2021] troops gathered. | 2021-24
Talks stalled [in the summer]. | 2025-22
# ranges
The exercise ran [from 3 to 5 May 2024]. | 2024-05-03/2024-05-05
The exercise ran [from May 3 to May 5, 2024]. | 2024-05-03/2024-05-05
The exercise ran [between 3 and 5 May 2024]. | 2024-05-03/2024-05-05
The exercise ran [on 3-5 May]. | 2025-05-03/2025-05-05
The exercise ran [on May 3–5, 2024]. | 2024-05-03/2024-05-05
The exercise ran [from 28 April to 5 May 2024]. | 2024-04-28/2024-05-05
The exercise ran [from December 2023 to March 2024]. | 2023-12/2024-03
The exercise ran [from December to March 2024]. | 2023-12/2024-03
The visit will last [from December 1 to December 3]. | 2025-12-01/2025-12-03
He is in Belmora [on November 17—19]. | 2025-11-17/2025-11-19
# bounds
The ultimatum runs [until 5 May 2026]. | ../2026-05-05
He stays in office [until the end of March 2026]. | ../2026-03-31
All troops must leave [by December 31]. | ../2025-12-31
Nothing moved [before May 2024]. | ../2024-05
[After May 3, 2024], the tone changed. | 2024-05-03/..
[Prior to 2011] some 300 specialists worked there. | ../2011
[From July 1] visas are no longer needed. | 2025-07-01
Visas are no longer needed [from July 1 onwards]. | 2025-07-01/..
[Since last week], the crossing is closed. | 2025-11-10/..
[Since Monday], the crossing has been closed. | 2025-11-17/..
[Since early October], the crossing has been closed. | 2025-10-01/..
[Since December], they will not have spoken. | 2024-12/..
[Over the next week] the envoy will tour the region. | 2025-11-19/2025-11-25
He has been envoy [from 2019 to the present]. | 2019/..
He has been envoy ([2019–present]). | 2019/..
# weekdays
The spokesman said [on Monday] that talks had begun. | 2025-11-17
The spokesman said [on Tuesday] that talks had begun. | 2025-11-18
The spokesman said [on Wednesday] that talks had begun. | 2025-11-12
The spokesman told reporters [Friday]. | 2025-11-14
[On Monday evening] the siren sounded. | 2025-11-17
[Late on Sunday] the siren sounded. | 2025-11-16
[Early Sunday morning] the siren sounded. | 2025-11-16
The leaders will meet [on Thursday]. | 2025-11-20
The leaders will meet [next Thursday]. | 2025-11-20
The leaders met [last Friday]. | 2025-11-14
[Monday]'s talks were short. | 2025-11-17
The minister, who arrived [on Sunday], will leave [on Thursday]. | 2025-11-16 2025-11-20
He will visit Arvenia, the ministry said [on Monday]. | 2025-11-17
# relative
He arrived [yesterday]. | 2025-11-17
He arrived [today]. | 2025-11-18
He will leave [tomorrow]. | 2025-11-19
He arrived [the day before yesterday]. | 2025-11-16
[Last night] the airport was closed. | 2025-11-17
[This morning] the airport was closed. | 2025-11-18
[Last week] the airport was closed. | 2025-11-10/2025-11-16
[Last month] the airport was closed. | 2025-10
[Last year] the airport was closed. | 2024
[This week] the airport was closed. | 2025-11-17/2025-11-23
[Next month] the airport will be closed. | 2025-12
[Earlier this month] the airport was closed. | 2025-11-01/2025-11-18
[Later this year] the airport will be closed. | 2025-11-18/2025-12-31
[So far this year], nine envoys came. | 2025-01-01/2025-11-18
[In recent weeks], cooperation has grown. | 2025-10-20~/2025-11-18
[In recent months], cooperation has grown. | 2025-08~/2025-11-18
[In recent years], cooperation has grown. | 2022~/2025-11-18
[In recent days], cooperation has grown. | 2025-11-11~/2025-11-18
[Over the past three months], cooperation has grown. | 2025-08~/2025-11-18
[Over the last few weeks], cooperation has grown. | 2025-10-20~/2025-11-18
[In the past two years], cooperation has grown. | 2023~/2025-11-18
[In the coming days], the envoy will return. | 2025-11-18/2025-11-25~
[In the coming weeks], the envoy will return. | 2025-11-18/2025-12-16~
He arrived [two days ago]. | 2025-11-16
He arrived [a week ago]. | 2025-11-11~
He arrived [a few days ago]. | 2025-11-12~/2025-11-16~
He arrived [three weeks ago]. | 2025-10-28~
He arrived [two months ago]. | 2025-09
He arrived [several years ago]. | 2016~/2022~
He arrived [ten years ago]. | 2015
[More than a year ago] he arrived. | 2024
The sides met [recently]. | 2025-10-18~/2025-11-18
[Currently], two bases are in use. | 2025-11-18
[Now] the authorities show their wish. | 2025-11-18
[At present], two bases are in use. | 2025-11-18
[To date], the crisis is not resolved. | 2025-11-18
They met [on 3 May 2024], and [two days later] they signed. | 2024-05-03 2024-05-05
The envoy came [two years earlier]. | ?
They met [on 3 May 2024]; [the next day] they signed. | 2024-05-03 2024-05-04
They will return [in three weeks]. | 2025-12-09~
It was the first visit [in three years]. | ?
The agreement was signed [two weeks before 13 May 2024]. | 2024-04-29
They will return [in a week]. | 2025-11-25~
Shelling resumed [over the weekend]. | 2025-11-15/2025-11-16
The embassy reopens [in the next three days]. | 2025-11-19/2025-11-21
[In the last year], exports halved. | 2024~/2025-11-18
They met [on 3 May 2024]. [The same day], they signed. | 2024-05-03 2024-05-03
They met [in May 2024]. [The same day], they signed. | 2024-05 ?
The port was hit [on the night of November 15-16]. | 2025-11-15/2025-11-16
[In October of the current year] they signed. | 2025-10
[Decades ago] they were allies. | 1965~/2005~
The summit, which is to be held [in December], is in doubt. | 2025-12
[On Tuesday, 18 November, at 10:00], the session opened. | 2025-11-18
The session opened [at 3 p.m. Moscow time on November 16]. | 2025-11-16
The ban holds [from 1 January to 31 October of this year]. | 2025-01-01/2025-10-31
The second [May] summit failed. | 2025-05
[The next weekend] they will return. | 2025-11-29/2025-11-30
Leaders to meet [Thursday] in Belmora. | 2025-11-20
During a visit to Belmora [on Friday] nothing new. | 2025-11-14
# durations, frequencies, clocks
The flight took [about two and a half hours]. | ?
The talks lasted [more than three hours]. | ?
The [two-day] visit ended without a statement. | ?
A [30-day] truce was offered. | ?
They spoke [for an hour and a half]. | ?
They spoke [for half an hour]. | ?
The army [regularly] conducts raids. | ?
The commission meets [twice a year]. | ?
The commission meets [every month]. | ?
The convoy crossed [at 14:30 GMT on Monday]. | 2025-11-17
The convoy crossed at [14:30 local time]. | ?
# false friends
The agreement may be signed, and the army may march.
The sun rose over the second bridge.
The sides may 5 times refuse.
The May government fell.
April said nothing.
The October Revolution is remembered.
The Black September group was named.
The Sunday Times wrote of a flood.
About 2,500 troops are stationed there.
Resolution 2254 remains the basis.
The S-300 and S-400 complexes were dismantled.
It was the 35th meeting of the G20.
Over 1500 soldiers crossed the border.
A force of 2000 was sent.
They need a decent answer and a fall of prices.
The Vision 2030 programme goes on.
The first secretary met the second secretary.
He is the third man in the ministry.
They agreed nothing [on February 29, 2025]. | ?
Two days after the attack nobody spoke.
# names of what happened
After the [September 11 attacks] the base was opened. | 2001-09-11
The hostages of the [October 7 attack] were freed. | 2023-10-07
"""
