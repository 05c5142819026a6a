// Migrations of databases: whether they have a way back, and what they break.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "linter/readiness/other_files.h"

namespace linter::readiness {

constexpr std::size_t Newest = 10;
constexpr std::size_t MostExcerpt = 200;

using Folder = std::map<std::string, SourceFile>;

bool IsMigration(std::string_view path) {
  static const RE2 Pattern(
      R"((^|/)((V[0-9._]+|U[0-9._]+)__[^/]*\.sql|[^/]*\.(up|down)\.sql|migrations?/[^/]*\.sql|db/migrate/[^/]*\.rb|(versions|migrations)/[^/]*\.py|migrate/[^/]*\.sql|migrations/[^/]*/migration\.sql)$)");
  return RE2::PartialMatch(re2::StringPiece(path.data(), path.size()), Pattern) &&
         !path.ends_with("__init__.py");
}

// The statements of a text: what is neither blank nor a comment.
static bool HasStatement(std::string_view text) {
  static const RE2 Statement(R"((?m)^\s*[^-\s/;])");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), Statement);
}

static bool Contains(std::string_view text, const char* pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), RE2(pattern));
}

// The part of a file that leads forward, and the one that leads back where both are one file.
struct Halves {
  std::string_view forward;
  std::string_view back;
};

static Halves Split(std::string_view text) {
  for (const auto* mark :
       {"-- +goose Down", "-- migrate:down", "--rollback", "-- Down Migration", "def downgrade"}) {
    const auto at = text.find(mark);
    if (at != std::string_view::npos) {
      const auto line = std::min(text.find('\n', at), text.size());
      const bool inline_statement = std::string_view(mark) == "--rollback";
      return {text.substr(0, at), text.substr(inline_statement ? at + 10 : line)};
    }
  }
  return {text, {}};
}

enum class WayBack : std::uint8_t { There, Missing, Unknown };

static WayBack WayBackOf(const std::string& name, const SourceFile& file, const Folder& folder) {
  const std::string_view text = file.text;
  const auto of = [&](const std::string& other) {
    const auto found = folder.find(other);
    return found != folder.end() && HasStatement(found->second.text) ? WayBack::There
                                                                     : WayBack::Missing;
  };
  if (name.ends_with(".up.sql")) {
    return of(name.substr(0, name.size() - 7) + ".down.sql");
  }
  if (name.starts_with('V') && name.find("__") != std::string::npos) {
    return of("U" + name.substr(1));
  }
  if (name.ends_with(".py")) {
    if (!Contains(text, "def upgrade")) {
      return WayBack::Unknown;
    }
    const auto back = Split(text).back;
    return back.empty() || Contains(back, R"(^\s*(pass|raise|\.\.\.)\b)") ? WayBack::Missing
                                                                          : WayBack::There;
  }
  if (name.ends_with(".rb")) {
    return Contains(text, "IrreversibleMigration")    ? WayBack::Missing
           : Contains(text, R"(def (down|change)\b)") ? WayBack::There
                                                      : WayBack::Unknown;
  }
  const bool marked = Contains(text, R"(\+goose Up|migrate:up)");
  return !marked                          ? WayBack::Unknown
         : HasStatement(Split(text).back) ? WayBack::There
                                          : WayBack::Missing;
}

static bool IsBack(const std::string& name) {
  return name.ends_with(".down.sql") ||
         (name.starts_with('U') && name.find("__") != std::string::npos);
}

// What an old version that still runs would stumble over.
static const RE2& Breaking() {
  static const RE2 Pattern(
      R"((?i)\b(drop\s+(table|column)|rename\s+(to|column|table)|alter\s+column\s+\S+\s+(set\s+data\s+)?type|set\s+not\s+null|truncate\s+table)\b)");
  return Pattern;
}

static void JudgeBreaking(const SourceFile& file, std::string_view forward,
                          std::vector<Hint>& hints) {
  Evidence evidence{.path = file.path};
  for (std::size_t begin = 0; begin < forward.size();) {
    const auto end = std::min(forward.find('\n', begin), forward.size());
    const auto line = forward.substr(begin, end - begin);
    const auto first = line.find_first_not_of(" \t");
    ++evidence.line;
    begin = end + 1;
    if (first != std::string_view::npos && !line.substr(first).starts_with("--") &&
        RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), Breaking())) {
      evidence.text = "a change that the version before cannot live with";
      evidence.excerpt = std::string(line.substr(0, MostExcerpt));
      hints.push_back(
          {.proof = "compatible-migrations", .evidence = evidence, .side = Hint::Side::Against});
      return;
    }
  }
  hints.push_back({.proof = "compatible-migrations",
                   .evidence = {.path = file.path, .text = "takes nothing away"}});
}

std::vector<Hint> JudgeMigrations(const std::map<std::string, Folder>& folders) {
  std::vector<Hint> hints;
  for (const auto& [path, folder] : folders) {
    std::size_t seen = 0;
    for (auto each = folder.rbegin(); each != folder.rend() && seen < Newest; ++each) {
      const auto& [name, file] = *each;
      if (IsBack(name)) {
        continue;
      }
      ++seen;
      const auto way = WayBackOf(name, file, folder);
      if (way != WayBack::Unknown) {
        const bool there = way == WayBack::There;
        hints.push_back({.proof = "reversible-migrations",
                         .evidence = {.path = file.path,
                                      .text = there ? "a migration with its way back"
                                                    : "a migration without a way back"},
                         .side = there ? Hint::Side::For : Hint::Side::Against});
      }
      if (name.ends_with(".sql")) {
        JudgeBreaking(file, Split(file.text).forward, hints);
      }
    }
  }
  return hints;
}

}  // namespace linter::readiness
