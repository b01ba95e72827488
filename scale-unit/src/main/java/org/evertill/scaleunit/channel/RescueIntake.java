package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;

/**
 * Brings what was rescued from registers' journals into the channel, by the way an upload comes in: what is here
 * already is known again, what is damaged is set aside, and doing it twice does no harm. For one file and one thread.
 */
public final class RescueIntake {
    private final DeviceTokens devices;
    private final UploadReceiver receiver;
    private final List<UploadRecord> waiting = new ArrayList<>();
    private Optional<RegisterIdentity> sender = Optional.empty();
    private long accepted;
    private long alreadyHere;
    private final SortedMap<String, Long> setAside = new TreeMap<>();
    private long notKnown;
    private final List<Long> illegible = new ArrayList<>();
    private long missing;

    /**
     * What became of a file.
     *
     * @param setAside    how many records were set aside, by the reason
     * @param notKnown    records of a format or kind that this program does not know yet; they are not taken
     * @param illegible   numbers of lines in which no record can be made out
     * @param missing     records of which the file itself says that they could not be read
     */
    public record Outcome(long accepted, long alreadyHere, Map<String, Long> setAside, long notKnown,
            List<Long> illegible, long missing) {

        /** Whether everything that was to be in the file is here now. */
        public boolean isWhole() {
            return setAside.isEmpty() && notKnown == 0 && illegible.isEmpty() && missing == 0;
        }
    }

    /** @param devices what has been activated here: records of others are nobody's */
    public RescueIntake(DeviceTokens devices, UploadReceiver receiver) {
        this.devices = devices;
        this.receiver = receiver;
    }

    /**
     * Whether any record of the file is of a register that was activated here. Of a file of another store, or of
     * something that is no rescue file, nothing at all is to be taken.
     */
    public boolean concernsUs(RescueFile file) throws IOException, SQLException {
        boolean[] known = {false};
        file.read(line -> known[0] |= line instanceof RescueFile.Line.Held(UploadRecord upload)
                && activated(upload).isPresent());
        return known[0];
    }

    /** Takes every record of the file; what it says of each is durable. */
    public Outcome take(RescueFile file) throws IOException, SQLException {
        file.read(this::take);
        deliver();
        return new Outcome(accepted, alreadyHere, setAside, notKnown, illegible, missing);
    }

    private void take(RescueFile.Line line) throws SQLException {
        switch (line) {
            case RescueFile.Line.Held(UploadRecord upload) -> take(upload);
            case RescueFile.Line.Missing(int records) -> missing += records;
            case RescueFile.Line.Illegible(long number) -> illegible.add(number);
        }
    }

    private void take(UploadRecord upload) throws SQLException {
        Optional<RegisterIdentity> activated = activated(upload);
        if (waiting.size() == UploadRequest.RECORDS_MAX || !activated.equals(sender)) {
            deliver();
        }
        sender = activated;
        waiting.add(upload);
    }

    private void deliver() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<RecordAnswer> answers = sender.isPresent() ? receiver.receive(sender.get(), waiting)
                : receiver.setAside(waiting, "the register it names was never activated here");
        answers.forEach(this::count);
        waiting.clear();
    }

    private void count(RecordAnswer answer) {
        switch (answer.outcome()) {
            case ACCEPTED -> accepted++;
            case ALREADY_HERE -> alreadyHere++;
            case NOT_YET, UNKNOWN -> notKnown++;
            case QUARANTINED -> setAside.merge(String.valueOf(answer.reason()), 1L, Long::sum);
        }
    }

    private Optional<RegisterIdentity> activated(UploadRecord upload) {
        return devices.newestOf(upload.storeNumber(), upload.registerNumber());
    }
}
