#include "linter/readiness/attestation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "linter/text/nearest.h"
#include "linter/yaml/document.h"

namespace linter::readiness {

struct Field {
  std::string_view name;
  std::string Attestation::*member;
};

static constexpr std::array<Field, 12> Fields = {{
    {"row", &Attestation::row},
    {"env", &Attestation::environment},
    {"subject", &Attestation::subject},
    {"by", &Attestation::by},
    {"role", &Attestation::role},
    {"at", &Attestation::at},
    {"expires", &Attestation::expires},
    {"evidence", &Attestation::evidence},
    {"bind", &Attestation::bind},
    {"note", &Attestation::note},
    {"contact", &Attestation::contact},
    {"phone", &Attestation::phone},
}};

// Empty for what is no day of the calendar.
static std::optional<std::chrono::year_month_day> ParseDay(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto number = [&](std::size_t from, std::size_t count) {
    unsigned value = 0;
    for (const char digit : text.substr(from, count)) {
      if (digit < '0' || digit > '9') {
        return 10000U;
      }
      value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return value;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  year = static_cast<int>(number(0, 4));
  month = number(5, 2);
  day = number(8, 2);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return year < 10000 && date.ok() ? std::optional(date) : std::nullopt;
}

static std::string Text(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

class AttestationReader {
 public:
  AttestationReader(Attestations& read, const Checklist& checklist, std::string_view today)
      : read_(read), checklist_(checklist), today_(today) {}

  void ReadRecord(const yaml::Node& node);

 private:
  void TakeResult(const yaml::Node& value, Attestation& record);
  void CheckWhole(const yaml::Node& node, const Attestation& record);
  void CheckDay(const yaml::Node& node, std::string_view name, const std::string& day);
  void Complain(const yaml::Node& node, std::string message);

  Attestations& read_;
  const Checklist& checklist_;
  std::string today_;
};

void AttestationReader::Complain(const yaml::Node& node, std::string message) {
  auto span = node.span();
  if (!node.is_scalar()) {
    span.end = span.begin;
  }
  read_.flaws.push_back({span, std::move(message)});
}

void AttestationReader::TakeResult(const yaml::Node& value, Attestation& record) {
  static constexpr std::array<std::string_view, 4> Words = {"pass", "fail", "n/a", "waived"};
  const auto* found = std::find(Words.begin(), Words.end(), value.text());
  if (found == Words.end()) {
    Complain(value, fmt::format("`{}` is no result; there are `{}`", value.text(),
                                fmt::join(Words, "`, `")));
  } else {
    record.result = static_cast<Attestation::Result>(found - Words.begin());
  }
}

void AttestationReader::CheckDay(const yaml::Node& node, std::string_view name,
                                 const std::string& day) {
  if (!day.empty() && !ParseDay(day)) {
    Complain(node, fmt::format("`{}` is `{}`, which is no day such as `2027-01-31`", name, day));
  }
}

void AttestationReader::CheckWhole(const yaml::Node& node, const Attestation& record) {
  const auto* row = checklist_.Find(record.row);
  if (row == nullptr) {
    Complain(node.Find("row").value_or(node),
             fmt::format("the checklist has no row `{}`", record.row));
  }
  if (record.by.empty() && record.contact.empty()) {
    Complain(node, "this record does not say `by` whom it is");
  }
  if (record.at.empty()) {
    Complain(node, "this record has no day (`at`)");
  }
  CheckDay(node, "at", record.at);
  CheckDay(node, "expires", record.expires);
  if (!today_.empty() && ParseDay(record.at) && record.at > today_) {
    Complain(node, fmt::format("this record is of {}, a day to come", record.at));
  }
  const bool excuse = record.result == Attestation::Result::NotApplicable ||
                      record.result == Attestation::Result::Waived;
  if (excuse && record.note.empty()) {
    Complain(node, "this record does not say why (`note`)");
  }
  if (record.result == Attestation::Result::Waived && record.expires.empty()) {
    Complain(node, "a waiver has an end (`expires`)");
  }
  if (!excuse && record.evidence.empty() && record.contact.empty()) {
    Complain(node, "this record has no `evidence`");
  }
}

void AttestationReader::ReadRecord(const yaml::Node& node) {
  if (!node.is_mapping()) {
    Complain(node, "a record is a mapping");
    return;
  }
  Attestation record{.place = node.span()};
  record.place.end = record.place.begin;
  const auto flaws = read_.flaws.size();
  for (const auto& [key, value] : node.Entries()) {
    const auto name = key.text();
    if (name == "result") {
      TakeResult(value, record);
      continue;
    }
    const auto* field = std::find_if(Fields.begin(), Fields.end(),
                                     [&](const Field& each) { return each.name == name; });
    if (field != Fields.end() && value.is_scalar()) {
      record.*(field->member) = std::string(value.IsNull() ? "" : value.text());
      continue;
    }
    std::vector<std::string_view> names = {"result"};
    for (const auto& each : Fields) {
      names.push_back(each.name);
    }
    const auto nearest = Nearest(name, names);
    Complain(key, nearest ? fmt::format("a record has no `{}`; did you mean `{}`?", name, *nearest)
                          : fmt::format("a record has no `{}`", name));
  }
  CheckWhole(node, record);
  if (read_.flaws.size() == flaws) {
    read_.records.push_back(std::move(record));
  }
}

Attestations ReadAttestations(const SourceFile& file, const Checklist& checklist,
                              std::string_view today) {
  Attestations read;
  const auto stream = yaml::Parse(file);
  for (const auto& problem : stream.problems) {
    read.flaws.push_back({problem.span, problem.message});
  }
  AttestationReader reader(read, checklist, today);
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (document.broken() || !root || root->IsNull()) {
      continue;
    }
    const auto items = root->is_sequence() ? root->Items() : std::vector<yaml::Node>{*root};
    for (const auto& item : items) {
      reader.ReadRecord(item);
    }
  }
  return read;
}

std::string LastDay(const Attestation& record, const Row& row) {
  constexpr std::string_view Never = "9999-12-31";
  if (!record.expires.empty()) {
    return record.expires;
  }
  const auto day = ParseDay(record.at);
  if (!day || row.validity == Validity::Release || row.validity == Validity::Event) {
    return std::string(Never);
  }
  const int days = row.validity == Validity::Quarter ? 90 : 365;
  return Text(std::chrono::year_month_day(std::chrono::sys_days(*day) + std::chrono::days(days)));
}

}  // namespace linter::readiness
