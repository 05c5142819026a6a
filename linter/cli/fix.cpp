// `shoal fix`: applies fixes until nothing changes any more.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "linter/cli/lint_request.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/docker/dockerfile.h"
#include "linter/files/bytes.h"
#include "linter/files/write.h"
#include "linter/output/diff.h"
#include "linter/workspace/lint_run.h"
#include "linter/yaml/document.h"

namespace linter::cli {

using workspace::LintRun;

constexpr int Failed = 2;
// One fix may make way for the next; rules that undo each other's fixes would go on for ever.
constexpr int MostRounds = 50;
constexpr std::size_t MostFileBytes = std::size_t{100} << 20U;

using FileIndex = std::size_t;

static FileIndex IndexOf(const Edit& edit) {
  return static_cast<FileIndex>(edit.span.file);
}

class Fixer {
 public:
  Fixer(LintRun& run, Safety most) : run_(run), most_(most) {
    for (const auto& file : run.sources().files) {
      original_.push_back(file.text);
    }
  }

  // Changes the texts of the run, not the files.
  void FixAll();

  std::size_t applied() const { return applied_; }
  // After everything that could be applied.
  const engine::Outcome& outcome() const { return outcome_; }
  const std::string& original(FileIndex file) const { return original_[file]; }

 private:
  using Edits = std::map<FileIndex, std::vector<Edit>>;

  const Fix* Choose(const Diagnostic& finding, const Edits& taken) const;
  Edits ChooseAll(std::size_t& count) const;
  bool Worse(FileIndex file, std::string_view text) const;
  // Leaves out what would make a file harder to read.
  bool ApplyAll(const Edits& edits);

  LintRun& run_;
  Safety most_;
  std::vector<std::string> original_;
  // Files that are left as they are from here on.
  std::set<FileIndex> frozen_;
  engine::Outcome outcome_;
  std::size_t applied_ = 0;
};

static bool Touch(const Span& left, const Span& right) {
  return left.begin <= right.end && right.begin <= left.end;
}

// The first that may be applied, together with those that were taken before.
const Fix* Fixer::Choose(const Diagnostic& finding, const Edits& taken) const {
  for (const Fix& fix : finding.fixes) {
    const bool allowed = most_ == Safety::Unsafe || fix.safety == Safety::Safe;
    const auto fits = [&](const Edit& edit) {
      const auto file = IndexOf(edit);
      if (file >= original_.size() || frozen_.contains(file)) {
        return false;
      }
      const auto others = taken.find(file);
      return others == taken.end() ||
             std::none_of(others->second.begin(), others->second.end(),
                          [&](const Edit& other) { return Touch(edit.span, other.span); });
    };
    if (allowed && std::all_of(fix.edits.begin(), fix.edits.end(), fits)) {
      return &fix;
    }
  }
  return nullptr;
}

Fixer::Edits Fixer::ChooseAll(std::size_t& count) const {
  Edits taken;
  for (const auto& finding : outcome_.findings) {
    if (const Fix* fix = Choose(finding, taken)) {
      for (const Edit& edit : fix->edits) {
        taken[IndexOf(edit)].push_back(edit);
      }
      ++count;
    }
  }
  return taken;
}

static std::size_t CountProblems(const SourceFile& file, files::FileKind kind) {
  if (kind == files::FileKind::Dockerfile) {
    return docker::Parse(file).problems.size();
  }
  return yaml::Parse(file).problems.size();
}

// Whether a file that stands by itself would have more mistakes than before. What becomes of charts
// is seen when they are rendered again.
bool Fixer::Worse(FileIndex file, std::string_view text) const {
  const auto& sources = run_.sources();
  if (file >= sources.plain) {
    return false;
  }
  const SourceFile& before = sources.files[file];
  const SourceFile after = {before.id, before.path, std::string(text)};
  const auto kind = sources.kinds[file];
  return CountProblems(after, kind) > CountProblems(before, kind);
}

bool Fixer::ApplyAll(const Edits& edits) {
  auto& files = run_.sources().files;
  std::map<FileIndex, std::string> before;
  bool worse = false;
  for (const auto& [file, some] : edits) {
    std::string text = Apply(files[file].text, some);
    if (Worse(file, text)) {
      frozen_.insert(file);
      worse = true;
    }
    before.emplace(file, std::exchange(files[file].text, std::move(text)));
  }
  if (!worse) {
    auto outcome = run_.Lint();
    worse = outcome.unreadable > outcome_.unreadable;
    if (!worse) {
      outcome_ = std::move(outcome);
      return true;
    }
    for (const auto& [file, text] : before) {
      frozen_.insert(file);
    }
  }
  // A fix may be about several files, so that the whole round is taken back.
  for (auto& [file, text] : before) {
    files[file].text = std::move(text);
  }
  return false;
}

void Fixer::FixAll() {
  outcome_ = run_.Lint();
  for (int round = 0; round < MostRounds; ++round) {
    std::size_t count = 0;
    const auto edits = ChooseAll(count);
    if (edits.empty()) {
      return;
    }
    if (ApplyAll(edits)) {
      applied_ += count;
    }
  }
}

// False after a complaint.
static bool WriteBack(const std::string& path, const std::string& before,
                      const std::string& after) {
  const auto now = files::ReadBytes(path, MostFileBytes);
  if (!now || now->text != before) {
    Complain(fmt::format("{}: {}", path,
                         now ? "was not fixed: it is not what was read" : now.error().message));
    return false;
  }
  if (const auto error = files::Write(path, after)) {
    Complain(error->message);
    return false;
  }
  return true;
}

static std::string Count(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

static void Summarize(const Fixer& fixer, std::size_t files, bool shown_only) {
  const auto& findings = fixer.outcome().findings;
  const auto more = std::count_if(findings.begin(), findings.end(),
                                  [](const Diagnostic& finding) { return !finding.fixes.empty(); });
  std::string line =
      fixer.applied() == 0
          ? "nothing to fix"
          : fmt::format("{} in {}{}", Count(fixer.applied(), "fix", "fixes"),
                        Count(files, "file", "files"), shown_only ? " would be made" : "");
  line += fmt::format("; {} left", Count(findings.size(), "finding is", "findings are"));
  if (more > 0) {
    line += fmt::format(", {} with a fix that may change more than is wished (--unsafe)", more);
  }
  fmt::print(stderr, "{}\n", line);
}

int FixFiles(const FixArguments& arguments, std::span<const Rule> catalog) {
  const auto run = LintRun::Load(RequestOf(arguments.check), catalog);
  if (run == nullptr) {
    return Failed;
  }
  Fixer fixer(*run, arguments.unsafe ? Safety::Unsafe : Safety::Safe);
  fixer.FixAll();
  const auto& sources = run->sources();
  const bool filter = arguments.check.paths == std::vector<std::string>{"-"};
  bool written = true;
  std::size_t changed = 0;
  for (FileIndex file = 0; file < sources.files.size(); ++file) {
    const auto& source = sources.files[file];
    const auto& before = fixer.original(file);
    changed += source.text == before ? 0 : 1;
    if (arguments.diff) {
      fmt::print("{}", output::UnifiedDiff(source.path, before, source.text));
    } else if (filter) {
      std::fwrite(source.text.data(), 1, source.text.size(), stdout);
    } else if (source.text != before) {
      written = WriteBack(sources.absolute[file], before, source.text) && written;
    }
  }
  Summarize(fixer, changed, arguments.diff);
  if (!written || !run->complete() || std::fflush(stdout) != 0) {
    return Failed;
  }
  return arguments.diff && changed > 0 ? 1 : 0;
}

}  // namespace linter::cli
