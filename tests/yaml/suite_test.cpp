// The YAML test suite, where its data lies beside the project: what it accepts is accepted, what it
// rejects is rejected, and what it gives as JSON is read as that JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "linter/yaml/document.h"

namespace linter::yaml {

using nlohmann::json;

// What is not as the suite says, and why. A case that begins to pass has to leave this list.
static const std::map<std::string, std::string>& Misses() {
  static const std::map<std::string, std::string> misses = {
      {"JEF9-00", "input has four blank lines, its JSON has the two of the published suite"},
      {"K858-00",
       "input has two blank lines at the end, its JSON has the one of the published suite"},
  };
  return misses;
}

static std::filesystem::path Folder() {
  const char* corpus = std::getenv("SHOAL_CORPUS");
  return std::filesystem::path(corpus != nullptr ? corpus : SHOAL_SOURCE "/../shared/corpus") /
         "yaml-test-suite";
}

static std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

static json ToJson(const Node& node) {
  if (node.is_mapping()) {
    json object = json::object();
    for (const Entry& entry : node.Entries()) {
      object[std::string(entry.key.text())] = ToJson(entry.value);
    }
    return object;
  }
  if (node.is_sequence()) {
    json array = json::array();
    for (const Node& item : node.Items()) {
      array.push_back(ToJson(item));
    }
    return array;
  }
  switch (node.Type(Schema::Core)) {
    case ScalarType::Null:
      return nullptr;
    case ScalarType::Bool:
      return node.Bool(Schema::Core).value();
    case ScalarType::Int:
      return node.Int(Schema::Core).value();
    case ScalarType::Float:
      return node.Float(Schema::Core).value();
    case ScalarType::String:
      break;
  }
  return std::string(node.text());
}

static std::vector<json> ToJson(const Stream& stream) {
  std::vector<json> values;
  for (const Document& document : stream.documents) {
    values.push_back(document.root() ? ToJson(*document.root()) : json(nullptr));
  }
  return values;
}

static std::vector<json> ReadValues(const std::filesystem::path& path) {
  std::istringstream stream(ReadAll(path));
  std::vector<json> values;
  while (stream >> std::ws && !stream.eof()) {
    stream >> values.emplace_back();
  }
  return values;
}

static bool IsRejected(const Stream& stream) {
  // Equal keys are an error of meaning, which the suite does not ask for.
  return std::any_of(stream.problems.begin(), stream.problems.end(), [](const Problem& problem) {
    return problem.kind != ProblemKind::DuplicateKey;
  });
}

// What is wrong with a case; empty where nothing is.
static std::string Difference(const std::filesystem::path& folder) {
  SourceFile file;
  file.text = ReadAll(folder / "in.yaml");
  const Stream stream = Parse(file);
  const bool rejected = IsRejected(stream);
  if (rejected != std::filesystem::exists(folder / "error")) {
    return rejected ? "rejected: " + stream.problems.front().message : "accepted";
  }
  if (rejected || !std::filesystem::exists(folder / "out.json")) {
    return "";
  }
  const std::vector<json> expected = ReadValues(folder / "out.json");
  const std::vector<json> actual = ToJson(stream);
  return expected == actual ? "" : "reads as " + json(actual).dump();
}

TEST(YamlSuite, IsReadAsItSays) {
  if (!std::filesystem::exists(Folder())) {
    GTEST_SKIP() << "no corpus at " << Folder();
  }
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Folder())) {
    if (!entry.is_directory()) {
      continue;
    }
    ++cases;
    const std::string name = entry.path().filename();
    const std::string difference = Difference(entry.path());
    if (Misses().count(name) > 0) {
      EXPECT_NE(difference, "") << name << " passes: take it from the list";
    } else {
      EXPECT_EQ(difference, "") << name;
    }
  }
  EXPECT_EQ(cases, 406U);
}

}  // namespace linter::yaml
