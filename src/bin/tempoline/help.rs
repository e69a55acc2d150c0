//! What the command line says of itself, of each command a text.

pub const HELP: &str = "\
Turns music-news articles into timelines of releases, records, concerts and awards.
Nothing is sent anywhere.

Usage:
  tempoline analyze [--published DATE] [--format FORMAT] [FILE... | -]
  tempoline combine [--format FORMAT] [--published DATE] FILE...
  tempoline batch [--threads N] < articles.ndjson > analyses.ndjson

Commands:
  analyze    analyses text files, one article a file
  combine    puts several articles on one timeline, reports of one happening folded into one
  batch      analyses an archive, one article a line

Options:
  -h, --help       this text; 'tempoline analyze --help' tells more
  -V, --version    the version

Exit codes: 0 all was read; 1 something could not be read, and standard error says what; 2 the command was not understood.
";

pub const ANALYZE_HELP: &str = "\
Analyses text files, one article a file, and prints one document a file in the order given.

Usage:
  tempoline analyze [--published DATE] [--format FORMAT] [FILE... | -]

Arguments:
  FILE    a UTF-8 text as copied from the page, headline and all; '-' or none: standard input

Options:
  -p, --published DATE    the day the article was published, YYYY-MM-DD, where its text does not say or is wrong;
                          relative dates ('last Friday') are counted from it
  -f, --format FORMAT     json (one document a line; where not given), csv, ics, html, svg, markdown, timelinejs, jsonld,
                          annotations, wikitext, quickstatements or musicbrainz
  -h, --help              this text

Examples:
  tempoline analyze review.txt
  tempoline analyze --published 2026-06-05 --format markdown review.txt > review.md
  tempoline analyze --format csv saved.json > saved.csv
  pbpaste | tempoline analyze --format ics > concerts.ics
  tempoline analyze clippings/*.txt | jq -c '.events[] | [.date, .kind, .title]'

What was exported as JSON or as a web page, timelines for TimelineJS, and a library's file, every article of it, are opened
and written in the format asked for; what another engine had read is read again, and standard error says what is different.

A file that cannot be read is named on standard error, the others are analysed, and the exit code is 1. A calendar holds
days only, and TimelineJS dated events only: standard error says how many events a format had to leave out.
";

pub const COMBINE_HELP: &str = "\
Puts several articles on one timeline: analyses each, folds reports of one happening into one event, prints one document.

Usage:
  tempoline combine [--format FORMAT] [--published DATE] FILE...

Arguments:
  FILE    a UTF-8 text, one article a file; '-': standard input

Options:
  -p, --published DATE    the day on which the files that follow were published, up to the next such option; 'text': as
                          their own text says, which is so at first
  -f, --format FORMAT     json where not given, or any other format of analyze
  -h, --help              this text

Examples:
  tempoline combine clippings/*.txt | jq -c '.events[] | [.date, .title, (.sources.reports | length)]'
  tempoline combine -p 2026-03-02 news.txt -p 2026-04-20 later.txt | jq '.events[].sources.contradictions[]'

In JSON 'articles' says which article is which part of the whole, whose texts stand one after the other with an empty line
between. Each event has its 'sources': what each article reports, why the reports were taken for one, on what they agree and
what they contradict each other on. A file that cannot be read is named on standard error, the rest are combined, and the
exit code is 1.
";

pub const BATCH_HELP: &str = "\
Analyses an archive: one article a line in, one analysis a line out, in order, on all cores, in constant memory.

Usage:
  tempoline batch [--threads N] [--output FILE [--resume]] < articles.ndjson > analyses.ndjson

A line in:   {\"id\": \"a-1\", \"text\": \"…\", \"published\": \"2026-06-05\"}
             id is text or a number; published may be a day, a time stamp that begins with one, null or left out
A line out:  {\"id\": \"a-1\", \"version\": 1, \"engine\": …, \"article\": …, \"events\": …}
             the analysis document with the id as its first key

Options:
  -j, --threads N      how many threads work; all cores where not given
  -o, --output FILE    writes to FILE instead of standard output, and keeps in FILE.at how far it has come; FILE.at goes
                       when all is done
  -r, --resume         goes on where an earlier run with the same --output and the same input was ended; does nothing
                       where that run was done
  -h, --help           this text

Examples:
  tempoline batch < articles.ndjson > analyses.ndjson
  tempoline batch --output analyses.ndjson --resume < articles.ndjson
  zcat articles.ndjson.gz | tempoline batch | jq -c 'select(.events != [])' | gzip > found.ndjson.gz

A line that cannot be read gives no line out; its number and what is wrong go to standard error, the rest goes on, and
the exit code is 1. A 'published' that is not a day is reported too, and the article analysed by what its text says.
Blank lines are passed over.
";
