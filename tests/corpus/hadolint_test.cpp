// Over the Dockerfiles of the corpus: what hadolint finds and what shoal finds are the same, by
// file, line of the instruction and code, but for the differences in hadolint_differences.tsv, each
// with its reason. `SHOAL_SHOW=DL3008` prints the differences of one code with their line;
// `UPDATE_GOLDEN=1` writes the list, in which a new difference has no reason yet unless hadolint
// could not read the file or the shell code.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "linter/docker/dockerfile.h"
#include "linter/text/line_index.h"
#include "tests/corpus/corpus.h"
#include "tests/fixture/lint.h"

namespace linter::tests {

// Those codes of ShellCheck that shoal finds by itself.
static const std::set<std::string>& NamedShellCodes() {
  static const std::set<std::string> codes = {
      "SC1072", "SC2006", "SC2016", "SC2028", "SC2035", "SC2046", "SC2086", "SC2155", "SC2164",
      "SC2174", "SC2216", "SC3010", "SC3014", "SC3020", "SC3037", "SC3040", "SC3046"};
  return codes;
}

// What hadolint says only when it is told to, or told what labels there are to be.
static bool IsSilentByDefault(std::string_view code) {
  static const std::set<std::string_view> codes = {"DL1001", "DL3026", "DL3049", "DL3050",
                                                   "DL3051", "DL3052", "DL3053", "DL3054",
                                                   "DL3055", "DL3056", "DL3057", "DL3058"};
  return codes.contains(code);
}

static bool IsCompared(const std::string& code) {
  return (code.starts_with("DL") && !IsSilentByDefault(code)) || NamedShellCodes().contains(code);
}

// hadolint's codes that a rule answers.
static std::set<std::string> CodesOf(const Rule& rule) {
  std::set<std::string> codes;
  for (const auto& replaced : rule.replaces) {
    for (const std::string_view tool : {"hadolint:", "shellcheck:"}) {
      const auto code =
          replaced.starts_with(tool) ? std::string(replaced.substr(tool.size())) : std::string();
      if (IsCompared(code)) {
        codes.insert(code);
      }
    }
  }
  return codes;
}

static RuleSet RulesThatAnswer() {
  RuleSet rules;
  for (const auto& rule : Catalog()) {
    if (!CodesOf(rule).empty()) {
      rules.push_back({.rule = &rule});
    }
  }
  return rules;
}

// The offset at which the instruction begins that holds a place, or the place itself.
static std::uint32_t InstructionAt(const docker::Dockerfile& dockerfile, const Span& place) {
  for (const auto& instruction : dockerfile.instructions) {
    if (instruction.span.begin <= place.begin && place.begin <= instruction.span.end) {
      return instruction.span.begin;
    }
  }
  return place.begin;
}

// A finding of a rule that answers several codes is one of those that hadolint has there, or of the
// first.
static std::set<LineCode> Answers(const DockerfileOfCorpus& file, const RuleSet& rules) {
  const auto linted = LintDockerfile(file.text, rules);
  const auto dockerfile = docker::Parse(linted.source);
  const LineIndex lines(linted.source.text);
  std::set<LineCode> answers;
  for (const auto& finding : linted.findings) {
    const auto begin = InstructionAt(dockerfile, finding.span);
    const auto line = lines.At(begin, ColumnUnit::Byte).line;
    const auto codes = CodesOf(*finding.rule);
    bool fits = false;
    for (const auto& code : codes) {
      if (file.findings.contains({line, code})) {
        answers.insert({line, code});
        fits = true;
      }
    }
    if (!fits) {
      answers.insert({line, *codes.begin()});
    }
  }
  return answers;
}

struct Tally {
  std::size_t theirs = 0;
  std::size_t ours = 0;
  std::size_t both = 0;

  void Add(const Tally& other) {
    theirs += other.theirs;
    ours += other.ours;
    both += other.both;
  }
  double precision() const { return Share(ours); }
  double recall() const { return Share(theirs); }

 private:
  double Share(std::size_t all) const {
    return all == 0 ? 100.0 : 100.0 * static_cast<double>(both) / static_cast<double>(all);
  }
};

static void Print(std::string_view name, const Tally& tally) {
  fmt::print("{:<28} {:>6} {:>6} {:>6} {:>8.2f} % {:>8.2f} %\n", name, tally.theirs, tally.ours,
             tally.both, tally.precision(), tally.recall());
}

// One finding that only one of both has.
struct Difference {
  enum class Side { Missing, Excess };
  Side side = Side::Missing;
  std::string file;
  LineCode place;
  // Of the list where it has one, or what is plain from hadolint's other findings.
  std::string reason = {};

  // As the list has it, without the reason.
  std::string Key() const {
    return fmt::format("{}\t{}\t{}\t{}", place.code, side == Side::Missing ? "missing" : "excess",
                       file, place.line);
  }
};

static std::filesystem::path DifferencesFile() {
  return std::filesystem::path(SHOAL_SOURCE) / "tests/corpus/hadolint_differences.tsv";
}

static std::map<std::string, std::string> ReadDifferences() {
  std::map<std::string, std::string> differences;
  std::ifstream file(DifferencesFile());
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.rfind('\t');
    if (!line.starts_with('#') && tab != std::string::npos) {
      differences[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }
  return differences;
}

static void WriteDifferences(const std::vector<Difference>& differences) {
  std::map<std::string, std::string> rows;
  for (const auto& difference : differences) {
    rows[difference.Key()] = difference.reason;
  }
  std::ofstream file(DifferencesFile());
  file
      << "# Findings that only hadolint (missing) or only shoal (excess) has, and why.\n"
         "# The reason begins with `hadolint errs:` where it is wrong, and with `hadolint stops:`\n"
         "# where it checks nothing behind what it cannot read.\n"
         "# code\tside\tfile\tline\treason\n";
  for (const auto& [key, reason] : rows) {
    file << key << '\t' << reason << '\n';
  }
}

// What hadolint's own findings tell of why it says nothing here.
static std::string ReasonOf(const DockerfileOfCorpus& file, const LineCode& place) {
  for (const auto& finding : file.findings) {
    if (finding.code == "DL1000") {
      return fmt::format("hadolint stops: checks nothing of a file with DL1000, here in line {}",
                         finding.line);
    }
  }
  if (file.findings.contains({place.line, "SC1072"})) {
    return "hadolint stops: checks nothing of shell code with SC1072";
  }
  for (const auto& finding : file.findings) {
    if (place.code.starts_with("SC") && finding.line == place.line &&
        finding.code.starts_with("SC")) {
      return fmt::format("hadolint errs: keeps one code of ShellCheck's per instruction, here {}",
                         finding.code);
    }
  }
  return {};
}

// The comparison of all files.
struct Comparison {
  std::map<std::string, Tally> tallies;
  std::vector<Difference> differences;
  // Instructions with a named code of ShellCheck's: hadolint keeps one code of each.
  Tally shell_instructions;
};

static std::map<std::uint32_t, std::set<std::string>> ShellCodes(const std::set<LineCode>& found) {
  std::map<std::uint32_t, std::set<std::string>> codes;
  for (const auto& finding : found) {
    if (finding.code.starts_with("SC")) {
      codes[finding.line].insert(finding.code);
    }
  }
  return codes;
}

// An instruction of which hadolint has kept a code that shoal does not look for by itself says
// nothing of the others.
static Tally CompareShellInstructions(const std::set<LineCode>& theirs,
                                      const std::set<LineCode>& ours) {
  Tally tally;
  auto answers = ShellCodes(ours);
  for (const auto& [line, codes] : ShellCodes(theirs)) {
    const auto& answered = answers[line];
    const bool named = std::any_of(codes.begin(), codes.end(), IsCompared);
    const bool both = std::any_of(codes.begin(), codes.end(),
                                  [&](const std::string& code) { return answered.contains(code); });
    tally.theirs += named ? 1 : 0;
    tally.both += both ? 1 : 0;
    tally.ours += both || (named && !answered.empty()) ? 1 : 0;
    answers.erase(line);
  }
  tally.ours += answers.size();
  return tally;
}

static void Compare(const DockerfileOfCorpus& file, const std::set<LineCode>& answers,
                    Comparison& comparison) {
  for (const auto& wanted : file.findings) {
    if (!IsCompared(wanted.code)) {
      continue;
    }
    auto& tally = comparison.tallies[wanted.code];
    ++tally.theirs;
    if (answers.contains(wanted)) {
      ++tally.both;
    } else {
      comparison.differences.push_back({Difference::Side::Missing, file.file, wanted});
    }
  }
  comparison.shell_instructions.Add(CompareShellInstructions(file.findings, answers));
  for (const auto& answer : answers) {
    ++comparison.tallies[answer.code].ours;
    if (!file.findings.contains(answer)) {
      comparison.differences.push_back(
          {Difference::Side::Excess, file.file, answer, ReasonOf(file, answer)});
    }
  }
}

static void Show(const DockerfileOfCorpus& file, const std::vector<Difference>& differences,
                 std::string_view code) {
  const LineIndex lines(file.text);
  for (const auto& difference : differences) {
    if (difference.file == file.file && difference.place.code == code) {
      fmt::print("{}: {}\n    {}\n", difference.Key(), difference.reason,
                 lines.Line(difference.place.line));
    }
  }
}

struct Sums {
  Tally docker;
  Tally shell;
};

static Sums SumOf(const std::map<std::string, Tally>& tallies) {
  Sums sums;
  for (const auto& [code, tally] : tallies) {
    (code.starts_with("DL") ? sums.docker : sums.shell).Add(tally);
  }
  return sums;
}

// The same without the differences in which hadolint is wrong, or did not look.
static Sums JudgedSumOf(const Comparison& comparison) {
  auto tallies = comparison.tallies;
  for (const auto& difference : comparison.differences) {
    if (difference.reason.starts_with("hadolint errs:") ||
        difference.reason.starts_with("hadolint stops:")) {
      auto& tally = tallies[difference.place.code];
      --(difference.side == Difference::Side::Missing ? tally.theirs : tally.ours);
    }
  }
  return SumOf(tallies);
}

// hadolint says DL1000 of a file, and nothing else, where it cannot read it.
static bool IsRead(const DockerfileOfCorpus& file) {
  return std::none_of(file.findings.begin(), file.findings.end(),
                      [](const LineCode& finding) { return finding.code == "DL1000"; });
}

// All files, and those that hadolint reads.
struct Comparisons {
  Comparison all;
  Comparison read;
};

static void Print(const Comparisons& comparisons) {
  const auto& comparison = comparisons.all;
  fmt::print("{:<28} {:>6} {:>6} {:>6} {:>10} {:>10}\n", "code", "theirs", "ours", "both",
             "precision", "recall");
  for (const auto& [code, tally] : comparison.tallies) {
    Print(code, tally);
  }
  const auto sums = SumOf(comparison.tallies);
  const auto judged = JudgedSumOf(comparison);
  const auto read = SumOf(comparisons.read.tallies);
  Print("all DL codes", sums.docker);
  Print("DL, in files it can read", read.docker);
  Print("DL, where hadolint is right", judged.docker);
  Print("named SC codes", sums.shell);
  Print("SC, one an instruction", comparisons.read.shell_instructions);
  Print("SC, where hadolint is right", judged.shell);
}

// Gives each difference its reason and says which have none, and which reasons nothing needs.
static std::string Explain(std::vector<Difference>& differences) {
  auto listed = ReadDifferences();
  std::string wrong;
  for (auto& difference : differences) {
    const auto key = difference.Key();
    const auto found = listed.find(key);
    if (found != listed.end()) {
      difference.reason = found->second;
      listed.erase(found);
      if (difference.reason.empty()) {
        wrong += "no reason: " + key + "\n";
      }
    } else {
      wrong += "not listed: " + key + "\n";
    }
  }
  for (const auto& [key, reason] : listed) {
    wrong += "no difference any more, take it out: " + key + "\n";
  }
  return wrong;
}

TEST(CorpusHadolint, FindingsAreTheSameOrTheDifferenceHasAReason) {
  const auto corpus = Corpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus: set SHOAL_CORPUS";
  }
  const auto files = Dockerfiles(*corpus);
  if (files.empty()) {
    GTEST_SKIP() << "no Dockerfiles: lay them out (tests/corpus/lay_out_dockerfiles) and name "
                    "their folder in SHOAL_DOCKERFILES";
  }
  const auto rules = RulesThatAnswer();
  Comparisons comparisons;
  auto& differences = comparisons.all.differences;
  for (const auto& file : files) {
    const auto answers = Answers(file, rules);
    Compare(file, answers, comparisons.all);
    if (IsRead(file)) {
      Compare(file, answers, comparisons.read);
    }
  }
  const auto wrong = Explain(differences);
  if (const auto* code = std::getenv("SHOAL_SHOW")) {
    for (const auto& file : files) {
      Show(file, differences, code);
    }
  }
  fmt::print("{} files\n", files.size());
  Print(comparisons);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    WriteDifferences(differences);
    GTEST_SKIP() << "written: " << DifferencesFile();
  }
  EXPECT_EQ(wrong, "") << "see hadolint_differences.tsv";
  // No reason counts here: hadolint is taken at its word wherever it can read the file.
  const auto read = SumOf(comparisons.read.tallies);
  EXPECT_GE(read.docker.precision(), 97.0);
  EXPECT_GE(read.docker.recall(), 97.0);
  EXPECT_GE(SumOf(comparisons.all.tallies).docker.recall(), 97.0);
  EXPECT_GE(comparisons.read.shell_instructions.precision(), 90.0);
  EXPECT_GE(comparisons.read.shell_instructions.recall(), 90.0);
  const auto judged = JudgedSumOf(comparisons.all);
  EXPECT_GE(judged.docker.precision(), 97.0);
  EXPECT_GE(judged.docker.recall(), 97.0);
  EXPECT_GE(judged.shell.precision(), 90.0);
  EXPECT_GE(judged.shell.recall(), 90.0);
}

}  // namespace linter::tests
