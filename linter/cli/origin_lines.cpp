// `shoal render --origins`: a table of two columns. On the left a rendered line; on the right, for
// each piece of it that is more than blanks, the way to what was written: the actions that the
// piece passed through, from the outermost in, then the value or the text it was taken from.

#include "linter/cli/origin_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "linter/text/line_index.h"

namespace linter::cli {

using gotemplate::Origin;
using gotemplate::OriginId;
using gotemplate::OriginKind;
using gotemplate::Origins;
using gotemplate::Run;
using gotemplate::Text;

static constexpr std::string_view Blanks = " \t\r\n";
// The left column is no wider, so that one long line does not push all others away.
static constexpr std::size_t MostColumns = 64;
// Of what one action printed, and of a way that leads through many includes.
static constexpr std::size_t MostSources = 6;
static constexpr std::ptrdiff_t MostSites = 8;

// A place as it is printed: `values.yaml`, `:3:7`.
struct Place {
  std::string file;
  // Empty for an argument.
  std::string position;
  // What is to be said of it besides.
  std::string remark;

  friend bool operator==(const Place&, const Place&) = default;
};

// Says where files stand; keeps the lines of each that was asked for.
class Places {
 public:
  explicit Places(std::span<const OriginFile> files) {
    for (const auto& file : files) {
      files_.emplace(file.source->id, Known{file, nullptr});
    }
  }

  std::optional<Place> Of(FileId file, std::uint32_t offset);

 private:
  struct Known {
    OriginFile file;
    std::unique_ptr<LineIndex> lines;
  };

  std::unordered_map<FileId, Known> files_;
};

std::optional<Place> Places::Of(FileId file, std::uint32_t offset) {
  const auto found = files_.find(file);
  if (found == files_.end()) {
    return std::nullopt;
  }
  auto& [known, lines] = found->second;
  if (known.argument) {
    return Place{known.source->path, "", ""};
  }
  if (lines == nullptr) {
    lines = std::make_unique<LineIndex>(known.source->text);
  }
  const auto position = lines->At(offset, ColumnUnit::CodePoint);
  return Place{known.source->path, fmt::format(":{}:{}", position.line, position.column), ""};
}

// The way of one piece: a place, and what stands behind it.
struct Step {
  Place place;
  std::vector<Step> behind;
};

static std::vector<Step>& Enter(Place place, std::vector<Step>& steps) {
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [&](const Step& step) { return step.place == place; });
  return found != steps.end() ? found->behind
                              : steps.emplace_back(Step{std::move(place), {}}).behind;
}

class Describer {
 public:
  Describer(const Origins& origins, Places& places) : origins_(origins), places_(places) {}

  // Adds the way to what was written, sharing what is there already; `offset` as in `Run`.
  void Add(OriginId id, std::uint32_t offset, std::vector<Step>& into);

 private:
  std::vector<Place> Sites(OriginId& id);
  std::optional<Place> Source(OriginId id, std::uint32_t offset);

  const Origins& origins_;
  Places& places_;
};

// The actions on the way, and `id` moved to what is behind them.
std::vector<Place> Describer::Sites(OriginId& id) {
  std::vector<Place> sites;
  for (; origins_[id].kind == OriginKind::Action || origins_[id].kind == OriginKind::Skipped;
       id = origins_[id].inner) {
    auto site = Source(origins_[id].site, gotemplate::NotCopied);
    if (site && (sites.empty() || sites.back() != *site)) {
      sites.push_back(std::move(*site));
    }
  }
  if (sites.size() > std::size_t{MostSites}) {
    const auto left_out = sites.size() - MostSites;
    const auto middle = sites.begin() + MostSites / 2;
    sites.erase(middle, middle + static_cast<std::ptrdiff_t>(left_out));
    sites.insert(sites.begin() + MostSites / 2, {fmt::format("{} more", left_out), "", ""});
  }
  return sites;
}

std::optional<Place> Describer::Source(OriginId id, std::uint32_t offset) {
  const Origin& origin = origins_[id];
  if (origin.kind == OriginKind::Written) {
    return places_.Of(origin.span.file,
                      origin.span.begin + (offset == gotemplate::NotCopied ? 0 : offset));
  }
  if (origin.kind != OriginKind::Missing) {
    return std::nullopt;
  }
  // Of a mapping that is missing itself, the nearest that is written.
  std::string keys(origins_.Key(origin));
  OriginId mapping = origins_.Innermost(origin.inner);
  while (origins_[mapping].kind == OriginKind::Missing) {
    keys = fmt::format("{}.{}", origins_.Key(origins_[mapping]), keys);
    mapping = origins_.Innermost(origins_[mapping].inner);
  }
  auto place = Source(mapping, gotemplate::NotCopied).value_or(Place{});
  place.remark = fmt::format("{}without `{}`", place.file.empty() ? "" : " ", keys);
  return place;
}

void Describer::Add(OriginId id, std::uint32_t offset, std::vector<Step>& into) {
  auto* steps = &into;
  for (auto& site : Sites(id)) {
    steps = &Enter(std::move(site), *steps);
  }
  if (origins_[id].kind == OriginKind::Written) {
    if (auto source = Source(id, offset)) {
      Enter(std::move(*source), *steps);
    }
    return;
  }
  for (const OriginId part : origins_.Sources(id)) {
    if (auto source = Source(part, gotemplate::NotCopied)) {
      Enter(std::move(*source), *steps);
    }
  }
}

// Writes ways down. The name of a file is not said twice in a row.
class WayWriter {
 public:
  std::string Write(const std::vector<Step>& ways) {
    for (const auto& way : ways) {
      out_ += out_.empty() ? "" : ", ";
      WriteStep(way);
    }
    return std::move(out_);
  }

 private:
  void WriteStep(const Step& step) {
    const bool known = step.place.file == file_ && !step.place.position.empty();
    out_ += known ? "" : step.place.file;
    out_ += step.place.position;
    out_ += step.place.remark;
    file_ = step.place.file;
    if (!step.behind.empty()) {
      out_ += " <- ";
      WriteAll(step.behind);
    }
  }
  void WriteAll(const std::vector<Step>& steps) {
    const bool nested =
        steps.size() > 1 && std::any_of(steps.begin(), steps.end(),
                                        [](const Step& step) { return !step.behind.empty(); });
    out_ += nested ? "(" : "";
    for (std::size_t i = 0; i < steps.size() && i < MostSources; ++i) {
      out_ += i == 0 ? "" : " + ";
      WriteStep(steps[i]);
    }
    if (steps.size() > MostSources) {
      out_ += fmt::format(" + {} more", steps.size() - MostSources);
    }
    out_ += nested ? ")" : "";
  }

  std::string out_;
  std::string file_;
};

// One line of the left column, with what stands beside and below it.
struct Row {
  std::string_view line;
  std::vector<Step> ways;
  // Each is one way.
  std::vector<std::string> not_taken;
};

// Goes through lines and runs side by side.
class Table {
 public:
  Table(const Text& text, const Origins& origins, Places& places)
      : text_(text), describer_(origins, places) {}

  std::vector<Row> Rows();

 private:
  void Describe(std::uint32_t begin, std::uint32_t end, Row& row);
  void AddMark(const Run& run, std::uint32_t begin, std::uint32_t end, Row& row);
  void AddPiece(const Run& run, std::uint32_t run_begin, std::uint32_t begin, std::uint32_t end,
                Row& row);

  const Text& text_;
  Describer describer_;
  std::uint32_t run_ = 0;
};

std::vector<Row> Table::Rows() {
  std::vector<Row> rows;
  const auto bytes = text_.bytes();
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto newline = std::min(bytes.find('\n', begin), bytes.size());
    Row row{.line = bytes.substr(begin, newline - begin), .ways = {}, .not_taken = {}};
    Describe(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(newline), row);
    rows.push_back(std::move(row));
    begin = newline + 1;
  }
  return rows;
}

// A mark between two lines belongs to the one that it follows.
void Table::Describe(std::uint32_t begin, std::uint32_t end, Row& row) {
  for (; run_ < text_.run_count(); ++run_) {
    const auto run = text_.RunAt(run_);
    const auto run_begin = text_.RunBegin(run_);
    if (run_begin > end) {
      break;
    }
    if (run_begin == run.end) {
      AddMark(run, begin, end, row);
      continue;
    }
    AddPiece(run, run_begin, std::max(begin, run_begin), std::min(end, run.end), row);
    if (run.end > end + 1) {
      break;
    }
  }
}

// A branch in the midst of a line would have changed the line; it is not what is missing here.
void Table::AddMark(const Run& run, std::uint32_t begin, std::uint32_t end, Row& row) {
  const auto before = text_.bytes().substr(begin, run.end - begin);
  if (run.end != end && before.find_first_not_of(Blanks) != std::string_view::npos) {
    return;
  }
  std::vector<Step> ways;
  describer_.Add(run.origin, gotemplate::NotCopied, ways);
  auto way = WayWriter().Write(ways);
  const auto known = std::find(row.not_taken.begin(), row.not_taken.end(), way);
  if (!way.empty() && known == row.not_taken.end()) {
    row.not_taken.push_back(std::move(way));
  }
}

// Blanks say nothing of a line, unless they are all there is.
void Table::AddPiece(const Run& run, std::uint32_t run_begin, std::uint32_t begin,
                     std::uint32_t end, Row& row) {
  const bool blank_line = row.line.find_first_not_of(Blanks) == std::string_view::npos;
  const auto piece = text_.bytes().substr(begin, end > begin ? end - begin : 0);
  const auto blanks = piece.find_first_not_of(Blanks);
  if (blanks == std::string_view::npos && !blank_line) {
    return;
  }
  const auto first =
      begin + static_cast<std::uint32_t>(blanks == std::string_view::npos ? 0 : blanks);
  const bool copied = run.offset != gotemplate::NotCopied;
  describer_.Add(run.origin, copied ? run.offset + (first - run_begin) : gotemplate::NotCopied,
                 row.ways);
}

static std::size_t Columns(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

static std::string Print(const std::vector<Row>& rows, output::Color color) {
  std::size_t width = 0;
  for (const auto& row : rows) {
    const auto columns = Columns(row.line);
    width = columns <= MostColumns ? std::max(width, columns) : width;
  }
  const std::string_view dim = color == output::Color::Always ? "\x1b[2m" : "";
  const std::string_view plain = color == output::Color::Always ? "\x1b[0m" : "";
  fmt::memory_buffer out;
  const auto print = [&](std::string_view line, const std::string& about) {
    if (about.empty()) {
      fmt::format_to(std::back_inserter(out), "{}\n", line);
      return;
    }
    const auto columns = Columns(line);
    fmt::format_to(std::back_inserter(out), "{}{:{}}  {}| {}{}\n", line, "",
                   columns < width ? width - columns : 0, dim, about, plain);
  };
  for (const auto& row : rows) {
    print(row.line, WayWriter().Write(row.ways));
    for (const auto& mark : row.not_taken) {
      print("", "not taken: " + mark);
    }
  }
  return fmt::to_string(out);
}

std::string WithOrigins(const Text& text, const Origins& origins, std::span<const OriginFile> files,
                        output::Color color) {
  Places places(files);
  return Print(Table(text, origins, places).Rows(), color);
}

}  // namespace linter::cli
